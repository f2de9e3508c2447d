//DEPS Shell.java
import static examples.Shell.*;
import lib.cli.*;
import lib.dns.*;
import lib.headers.*;
import lib.keyfile.*;
import lib.relay.*;
import lib.replies.*;
import lib.smtp.*;
import lib.tls.*;
help()
