//SOURCES BagAttributes.java CertificateFile.java Certificates.java Chain.java Decryption.java DerivationBudget.java
//SOURCES Digests.java Fingerprints.java JavaStore.java KeyEntry.java KeyFile.java KeyFileFormat.java Password.java
//SOURCES PasswordCipher.java PasswordFile.java PemBlock.java PemFile.java PemFolder.java PemText.java PfxWriter.java
//SOURCES Pkcs12File.java Pkcs12Mac.java Pkcs12Safes.java PrivateKeys.java RootFile.java SealedKeyFile.java
//SOURCES Unusable.java
/** Key files in any form that admins have (PKCS #12, JKS, PEM, DER): read without guessing, and written. */
package lib.keyfile;
