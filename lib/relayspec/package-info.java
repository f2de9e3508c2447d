//SOURCES CheckedRelay.java CheckedRelayText.java Difference.java Form.java Interview.java NewOptions.java NewRelay.java
//SOURCES PrintOptions.java SpecOptions.java SpfForm.java
/** The work on a relay.json: made from a certificate or an address, checked, printed in every form, compared. */
package lib.relayspec;
