//SOURCES AddressRules.java CombinationRules.java Connector.java ConnectorProperty.java ConnectorRules.java
//SOURCES Ipv4Range.java NameRules.java SenderCertificateName.java
/**
 * An inbound connector of Exchange Online and what Microsoft publishes about it: its properties and the rules that find
 * fault with them.
 */
package lib.connector;
