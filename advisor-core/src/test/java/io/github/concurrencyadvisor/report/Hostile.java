package io.github.concurrencyadvisor.report;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.SourceLines;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.advice.accepted.Allowance;
import io.github.concurrencyadvisor.advice.accepted.Baseline;
import io.github.concurrencyadvisor.advice.accepted.Leftover;
import io.github.concurrencyadvisor.advice.accepted.Review;
import io.github.concurrencyadvisor.advice.accepted.Suppressed;
import io.github.concurrencyadvisor.facts.Suppression;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.SourceFile;
import java.util.List;
import java.util.Set;

/** Texts that try to break out of where they stand, and analyses that are full of one. */
final class Hostile {

    static final List<String> TEXTS = List.of(
            "</script><script>alert('1')</script>",
            "\"double\" 'single' & <b onclick=x>bold</b> &lt; &#x3c;",
            "\u202etxet neddih\u202c \u2066x\u2069 \u200bzero \udb40\udc41tag",
            "]]><failure message=\"x\"/><![CDATA[ <!-- --> <?xml?>",
            "\u001b[31mred\u001b[0m \u009b2J \u001b]8;;http://example.invalid\u0007link",
            "a\nb\r\nc\rd\te\u0085f\u2028g",
            "\u0000\u0001\u007f\ufffe\uffff\ud800x\udc00 \ud83f\udfff",
            "100% %0A %25 %0a::warning::x",
            "a | b\n|---|---|\n| c | d |",
            "` `` ``` ~~~ code`",
            "```\n```text",
            "::error file=x,line=1,title=y::pwned",
            "\n::set-output name=x::y\n##[error]z\n::add-mask::a",
            "@everyone org/repo#12 #12 GH-12 https://example.invalid/ www.example.invalid a@example.invalid",
            "[click](javascript:alert(1)) ![image](x) [a]: b <https://example.invalid>",
            "# heading",
            "- item",
            "+ item",
            "12. item",
            "1) item",
            "> quote",
            "=== ---",
            "*emphasis* __strong__ ~~struck~~ $math$ ^x^ :smile:",
            "{0} {{1}} ${x} #{y} \\ \\[ \\n",
            "<details><summary>x</summary></details></details>",
            " begins and ends with a space ",
            "größe 😀 日本語",
            "a:b,c;d=e?f#g",
            "=cmd|'/C calc'!A0");

    static final String RULE = "BlockingCallOnEventLoop";

    private Hostile() {}

    /** The text as every name, path and message there is. */
    static Analysis analysis(String text) {
        String file = "src/" + text + ".java";
        MethodId method = new MethodId("shop/" + text, text, "()V");
        MethodId called = new MethodId("shop/" + text + "$Inner", "<init>", "(Lshop/" + text.replace(";", "") + ";)V");
        List<Hop> witness =
                List.of(new Hop(method, new Position(file, 3, 4), called), new Hop(called, Position.NONE, method));
        return new Analysis(
                new Platform(17, Set.of()),
                List.of(new SourceFile(file, 9, SourceFile.Status.JOINED)),
                List.of(),
                new Review(
                        List.of(
                                finding(Severity.ERROR, method, new Position(file, 3, 4), text, witness),
                                finding(Severity.WARNING, called, Position.NONE, text, List.of())),
                        List.of(new Suppressed(
                                finding(Severity.INFO, method, new Position(file, 5, 0), text, witness),
                                new Allowance(RULE, text, new Suppression(file, 4, 5, 5, true, text)))),
                        List.of(finding(Severity.ERROR, method, new Position(file, 7, 1), text, witness)),
                        List.of(),
                        List.of(new Leftover(Leftover.Kind.UNUSED_SUPPRESSION, new Position(text, 1, 0), text)),
                        new Baseline(text, List.of())),
                List.of(
                        new Problem(Problem.Kind.UNPARSED_SOURCE, new Position(file, 1, 2), text),
                        new Problem(Problem.Kind.BROKEN_CLASSES, new Position(text, 0, 0), text)));
    }

    private static Finding finding(Severity severity, MethodId method, Position at, String text, List<Hop> witness) {
        return new Finding(RULE, severity, Confidence.HIGH, method, at, text, witness, text);
    }

    static Report report(String text) {
        Analysis analysis = analysis(text);
        Outcome outcome = new Outcome(
                java.util.Optional.of(text), text, List.of(analysis.findings().get(0)));
        return new Report(
                analysis, SourceLines.NONE, outcome, text, new InRepository(text + "/", "pom.xml"), text, text);
    }
}
