//SOURCES ConnectorReader.java Relay.java RelayFile.java RelayJson.java RelayRules.java RelayText.java Schema.java
//FILES lib/relay/relay.schema.json=relay.schema.json
/** relay.json: one relay, described once; read with line and column, checked, written. */
package lib.relay;
