//SOURCES AddressKind.java HostName.java HostPort.java IpAddress.java IpNetwork.java MailAddress.java
/**
 * Addresses, networks, host names, host:port and mail addresses as admins type them; each has one spelling, and one
 * owner. Nothing here asks a name service.
 */
package lib.net;
