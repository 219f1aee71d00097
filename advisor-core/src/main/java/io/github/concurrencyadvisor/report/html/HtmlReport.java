package io.github.concurrencyadvisor.report.html;

import io.github.concurrencyadvisor.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What people read: one HTML page with everything in it. It asks nothing of the network, runs no script but its own, which a hash
 * in its content security policy names, and says all it has to say without that script.
 */
public final class HtmlReport {

    private static final String STYLE = resource("report.css");
    private static final String SCRIPT = resource("report.js");

    private final Markup page = new Markup();
    private final Report report;
    private final Found found;
    private final Harms harms;

    private HtmlReport(Report report, Harms harms) {
        this.report = report;
        this.found = Found.in(report);
        this.harms = harms;
    }

    /** The page, with {@code \n} line ends, the last line's included. The same report gives the same page. */
    public static String render(Report report) {
        return render(report, Harms.bundled());
    }

    static String render(Report report, Harms harms) {
        return "<!DOCTYPE html>\n" + new HtmlReport(report, harms).html() + "\n";
    }

    /** Writes the page as UTF-8; the stream is left open. */
    public static void write(Report report, OutputStream out) throws IOException {
        out.write(render(report).getBytes(StandardCharsets.UTF_8));
    }

    private String html() {
        page.open("html", "lang", "en");
        head();
        page.open("body");
        page.element("a", "To the findings", "class", "skip-link", "href", "#findings");
        header();
        page.open("main");
        new VerdictSection(page, report, found).write();
        new FindingsSection(page, report, found, harms).write();
        new MapSection(page, report, found).write();
        new MethodsSection(page, report).write();
        new GapsSection(page, report).write();
        page.close();
        page.open("footer").element("p", report.tool() + " " + report.toolVersion());
        page.open("p").text("Of a single method, ");
        page.element("code", "mvn advisor:explain -Dadvisor.method=Class#method");
        page.text(" says what its verdict rests on.").close().close();
        page.raw("script", SCRIPT);
        page.close().close();
        return page.toString();
    }

    private void head() {
        page.open("head");
        page.empty("meta", "charset", "utf-8");
        page.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src " + hash(STYLE) + "; script-src " + hash(SCRIPT)
                        + "; base-uri 'none'; form-action 'none'");
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.empty("meta", "name", "color-scheme", "content", "light dark");
        page.empty("meta", "name", "referrer", "content", "no-referrer");
        page.element("title", report.project() + ": " + VerdictSection.headline(report) + " – Concurrency advisor");
        page.raw("style", STYLE);
        page.close();
    }

    private void header() {
        page.open("header").open("nav", "aria-label", "Parts of the report");
        page.element("a", "Concurrency advisor", "class", "home", "href", "#verdict")
                .text(" ");
        link("findings", "Findings", found.items().size());
        link("map", "Map", null);
        link("methods", "Methods", report.analysis().methods().size());
        link("gaps", "Not analysed", report.analysis().problems().size());
        page.close().close();
    }

    private void link(String id, String title, @Nullable Integer count) {
        page.open("a", "href", "#" + id).text(title);
        if (count != null) {
            page.text(" ").element("span", VerdictSection.grouped(count), "class", "counts");
        }
        page.close().text(" ");
    }

    /** As a content security policy names a script or style. */
    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the advisor's jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
