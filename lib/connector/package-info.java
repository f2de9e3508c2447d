//SOURCES AddressRules.java CombinationRules.java Connector.java ConnectorFinding.java ConnectorProperty.java
//SOURCES ConnectorRules.java Ipv4Range.java NameRules.java
/**
 * An inbound connector of Exchange Online and what Microsoft publishes about it: its properties and the rules that find
 * fault with them.
 */
package lib.connector;
