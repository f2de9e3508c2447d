//SOURCES AddressRules.java CombinationRules.java Connector.java ConnectorProperties.java ConnectorRules.java
//SOURCES Handling.java Ipv4Range.java NameRules.java
/**
 * An inbound connector of Exchange Online and what Microsoft publishes about it: its properties and the rules that find
 * fault with them.
 */
package lib.connector;
