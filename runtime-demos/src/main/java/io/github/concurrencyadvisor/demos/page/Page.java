package io.github.concurrencyadvisor.demos.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** The whole page, as a pure function of the results. */
public final class Page {

    /** In the order of the page. Another kind of result is a component of {@link Results} and a section here. */
    private static final List<Section> SECTIONS = List.of(
            new DemosSection(), new ScenariosSection(), new LatencySection(), new MemorySection(), new MachineSection(), new MisuseSection());

    private Page() {}

    /** One HTML document, to be written as UTF-8. */
    public static String of(Results results) {
        List<Section> sections =
                SECTIONS.stream().filter(section -> section.isIn(results)).toList();
        String style = style();
        Markup out = new Markup().raw("<!DOCTYPE html>\n");
        out.open("html", "lang", "en").line();
        head(out, style);
        out.open("body").line();
        header(results.machine(), sections, out);
        out.open("main").line();
        for (Section section : sections) {
            out.open("section", "id", section.id(), "aria-labelledby", section.id() + "-title")
                    .line();
            out.element("h2", section.title(), "id", section.id() + "-title").line();
            section.write(results, out);
            out.close().line();
        }
        out.close().line(); // main
        out.close().line(); // body
        return out.close().line().toString();
    }

    /** The style sheet is allowed by its hash and nothing else is, so that nothing said by a program can act in the page. */
    private static void head(Markup out, String style) {
        out.open("head").line();
        out.empty("meta", "charset", "utf-8").line();
        String policy =
                "default-src 'none'; style-src 'sha256-" + sha256(style) + "'; base-uri 'none'; form-action 'none'";
        out.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy)
                .line();
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        out.empty("meta", "name", "color-scheme", "content", "light dark").line();
        out.element("title", "Concurrency models, run and measured").line();
        out.open("style").raw(style).close().line();
        out.close().line();
    }

    private static void header(Results.Machine machine, List<Section> sections, Markup out) {
        out.open("header").line();
        out.element("h1", "Concurrency models, run and measured").line();
        out.element(
                        "p",
                        "Java " + machine.java() + ", " + machine.system() + ", "
                                + (machine.cores() == 1 ? "1 core" : machine.cores() + " cores"),
                        "class",
                        "machine")
                .line();
        if (sections.size() > 1) {
            out.open("nav", "aria-label", "Sections").open("ul");
            for (Section section : sections) {
                out.open("li")
                        .element("a", section.title(), "href", "#" + section.id())
                        .close();
            }
            out.close().close().line();
        }
        out.close().line();
    }

    private static String style() {
        try (InputStream in = Page.class.getResourceAsStream("page.css")) {
            if (in == null) {
                throw new IllegalStateException("page.css is missing from this program");
            }
            return new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new IllegalStateException("page.css cannot be read", e);
        }
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
