package tests.wrapper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import tests.Checkout;
import tests.FileServer;
import tests.Folders;
import tests.Run;

/** The catalog and the scripts from a web server, with a JBang that knows nothing of a checkout. */
@Tag("slow")
@DisabledOnOs(OS.WINDOWS)
class RemoteCatalogTest {
    private Path folder;
    private FileServer web;

    @BeforeEach
    void setUp() throws Exception {
        folder = Files.createTempDirectory("remote");
        web = new FileServer(Checkout.root());
        Run trust = jbang("trust", "add", web.url() + "/");
        assertEquals(0, trust.exitCode(), trust::toString);
    }

    @AfterEach
    void tearDown() throws Exception {
        web.close();
        Folders.delete(folder);
    }

    @Test
    void anAliasAndAScriptRunFromAWebServer() {
        Run alias = jbang("explain-reply@" + web.url(), "550 5.7.64 TenantAttribution");
        assertEquals(0, alias.exitCode(), alias::toString);
        assertTrue(alias.stdout().startsWith("550 5.7.64 TenantAttribution\n"), alias::toString);
        assertTrue(web.served().contains("/jbang-catalog.json"), web.served()::toString);
        assertTrue(web.served().contains("/lib/replies/causes.txt"), web.served()::toString);

        Run script = jbang(web.url() + "/scripts/MxLookup.java", "--powershell", "contoso.com");
        assertEquals(0, script.exitCode(), script::toString);
        assertTrue(script.stdout().contains("Resolve-DnsName"), script::toString);
        assertTrue(web.served().contains("/scripts/MxLookup.java"), web.served()::toString);
    }

    /** Settings and trust of its own; compiled jars go by content, so those of the tests serve. */
    private Run jbang(String... args) {
        List<String> command = new ArrayList<>(List.of(Checkout.root() + "/jbang"));
        command.addAll(List.of(args));
        return Run.with()
                .in(folder)
                .env("JBANG_DIR", folder.resolve("jbang").toString())
                .env("JBANG_CACHE_DIR", Folders.jbangCache().toString())
                .quickJvms()
                .limit(Duration.ofSeconds(120))
                .command(command);
    }
}
