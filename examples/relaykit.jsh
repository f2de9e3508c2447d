//DEPS Shell.java
import static examples.Shell.*;
help()
