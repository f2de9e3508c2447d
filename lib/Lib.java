//DEPS com.fasterxml.jackson.core:jackson-databind:2.23.0
//DEPS dnsjava:dnsjava:3.7.1
//DEPS org.eclipse.angus:angus-mail:2.0.5
//DEPS org.bouncycastle:bcpkix-jdk18on:1.87
//DEPS org.slf4j:slf4j-api:2.0.17
//DEPS org.slf4j:slf4j-nop:2.0.17
//COMPILE_OPTIONS -encoding UTF-8 -XDstringConcat=inline
//SOURCES attribution/package-info.java
//SOURCES causes/package-info.java
//SOURCES cli/package-info.java
//SOURCES connector/package-info.java
//SOURCES dns/package-info.java
//SOURCES exchange/package-info.java
//SOURCES finding/package-info.java
//SOURCES headers/package-info.java
//SOURCES jshell/package-info.java
//SOURCES keyfile/package-info.java
//SOURCES mail/package-info.java
//SOURCES net/package-info.java
//SOURCES pfx/package-info.java
//SOURCES preflight/package-info.java
//SOURCES received/package-info.java
//SOURCES rehearsal/package-info.java
//SOURCES relay/package-info.java
//SOURCES relayspec/package-info.java
//SOURCES replies/package-info.java
//SOURCES smarthost/package-info.java
//SOURCES smtp/package-info.java
//SOURCES spf/package-info.java
//SOURCES text/package-info.java
//SOURCES tls/package-info.java
package lib;

/** No code: every dependency with its version, and every room; each room lists its own files in package-info.java. */
final class Lib {
    private Lib() {}
}
