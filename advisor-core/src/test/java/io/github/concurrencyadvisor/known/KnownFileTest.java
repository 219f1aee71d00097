package io.github.concurrencyadvisor.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.concurrencyadvisor.known.KnownAnnotation.Meaning;
import io.github.concurrencyadvisor.known.KnownApi.Amount;
import io.github.concurrencyadvisor.known.KnownApi.Occurrence;
import io.github.concurrencyadvisor.known.KnownApi.Yield;
import io.github.concurrencyadvisor.model.AtOnce;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.Speed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the lines of known-API and contexts files mean, and what is said about wrong ones. */
class KnownFileTest {

    private static KnownApi api(String line) {
        KnownFile file = KnownFile.parse("a.effects", line);
        assertThat(file.problems()).isEmpty();
        return file.apis().get(0).api();
    }

    @Test
    void readsEachColumn() {
        KnownApi api = api("a.b.C$D#read(byte[],Entry) | FILE+minor:NETWORK => FILE | FAST | a reason");

        assertThat(api.owner()).isEqualTo("a/b/C$D");
        assertThat(api.member()).isEqualTo("read");
        assertThat(api.parameters()).containsExactly("byte[]", "Entry");
        assertThat(api.occurrences())
                .containsExactly(
                        new Occurrence.Of(Effect.FILE, false, false), new Occurrence.Of(Effect.NETWORK, true, false));
        assertThat(api.yields()).isEqualTo(new Yield.Resource(Effect.FILE));
        assertThat(api.callbacks()).containsExactly(KnownApi.Callback.Plain.HERE, KnownApi.Callback.Plain.HERE);
        assertThat(api.speed()).isEqualTo(Speed.FAST);
        assertThat(api.reason()).isEqualTo("a reason");
        assertThat(api.line()).isEqualTo("a.effects:1");
    }

    @Test
    void readsEffects() {
        assertThat(api("A#b() | NONE | | r").occurrences()).isEmpty();
        assertThat(api("A#b() | COMPUTE!+COMPUTE | | r").occurrences())
                .containsExactly(
                        new Occurrence.Of(Effect.COMPUTE, false, true),
                        new Occurrence.Of(Effect.COMPUTE, false, false));
        assertThat(api("A#b() | STREAM(this)+STREAM(1)+STREAM | | r").occurrences())
                .containsExactly(
                        new Occurrence.StreamOf(-1),
                        new Occurrence.StreamOf(1),
                        new Occurrence.Of(Effect.STREAM, false, false));
    }

    @Test
    void readsYields() {
        assertThat(api("A#b() | NONE | | r").yields()).isEqualTo(Yield.Plain.NOTHING);
        assertThat(api("A#b() | NONE => MEMORY | | r").yields()).isEqualTo(Yield.Plain.MEMORY);
        assertThat(api("A#b() | NONE => wraps(this) | | r").yields()).isEqualTo(new Yield.Wraps(-1));
        assertThat(api("A#b() | NONE => wraps(2) | | r").yields()).isEqualTo(new Yield.Wraps(2));
        assertThat(api("A#b() | NONE => on(COMMON_POOL) | | r").yields())
                .isEqualTo(new Yield.RunsOn(Carrier.COMMON_POOL, null));
    }

    @Test
    void readsNumbersOfThreadsAndPermits() {
        assertThat(api("A#b(int) | NONE => on(PLATFORM_POOL,0) | | r").yields())
                .isEqualTo(new Yield.RunsOn(Carrier.PLATFORM_POOL, new Amount.Given(0)));
        assertThat(api("A#b() | NONE => on(PLATFORM_POOL, =1) | | r").yields())
                .isEqualTo(new Yield.RunsOn(Carrier.PLATFORM_POOL, new Amount.Fixed(1)));
        assertThat(api("A#b(int) | NONE => permits(0) | | r").yields())
                .isEqualTo(new Yield.Permits(new Amount.Given(0)));
        assertThat(api("A#b() | AWAIT+ACQUIRE | | r").occurrences())
                .containsExactly(new Occurrence.Of(Effect.AWAIT, false, false), Occurrence.Permit.ACQUIRE);
    }

    @Test
    void readsHowAPoolFillsAndHowLongItsThreadsLive() {
        KnownApi pool = api("A#b(int,int,Queue) | OPEN => on(PLATFORM_POOL,1,0,2) | | r");
        assertThat(pool.occurrences()).containsExactly(Occurrence.Lifetime.OPEN);
        assertThat(pool.yields())
                .isEqualTo(new Yield.RunsOn(
                        Carrier.PLATFORM_POOL,
                        new Amount.Given(1),
                        new Yield.Filling(new Amount.Given(0), new Amount.Given(2))));
        assertThat(api("A#b() | NONE => on(PLATFORM_POOL,many) | | r").yields())
                .isEqualTo(new Yield.RunsOn(Carrier.PLATFORM_POOL, Amount.Endless.MANY));
        assertThat(api("A#b() | NONE => queue(many) | | r").yields()).isEqualTo(new Yield.Queue(Amount.Endless.MANY));
        assertThat(api("A#b() | AWAIT+CLOSE | | r").occurrences())
                .containsExactly(new Occurrence.Of(Effect.AWAIT, false, false), Occurrence.Lifetime.CLOSE);
        assertThat(api("A#b() | REDIRECT | | r").occurrences()).containsExactly(Occurrence.Pipe.REDIRECT);
    }

    @Test
    void readsLengthsOfTime() {
        Amount first = new Amount.Given(0);

        assertThat(api("A#b(long) | NONE => time(0,ms) | | r").yields())
                .isEqualTo(new Yield.Time(first, new Amount.Fixed(1_000_000)));
        assertThat(api("A#b | NONE => time(=60,min) | | r").yields())
                .isEqualTo(new Yield.Time(new Amount.Fixed(60), new Amount.Fixed(60_000_000_000L)));
        assertThat(api("A#b(long) | SLEEP | lasts(0,this) | r").lasting())
                .isEqualTo(new KnownApi.Lasting(new Yield.Time(first, new Amount.Given(-1)), false));
        assertThat(api("A#b(Duration) | SLEEP | lasts(0) | r").lasting())
                .isEqualTo(new KnownApi.Lasting(new Yield.Time(first, first), false));
        assertThat(api("A#b(long,TimeUnit) | AWAIT | atMost(0,1) | r").lasting())
                .isEqualTo(new KnownApi.Lasting(new Yield.Time(first, new Amount.Given(1)), true));
        assertThat(api("A#b() | SLEEP | SLOW | r").lasting()).isNull();
    }

    @Test
    void readsCallbacks() {
        KnownApi each = api("A#b(F:stored,F:UI_THREAD,F:by(0),F:here(this),F:pipeline,F) | NONE | | r");

        assertThat(each.callbacks())
                .containsExactly(
                        KnownApi.Callback.Plain.STORED,
                        new KnownApi.Callback.On(Carrier.UI_THREAD),
                        new KnownApi.Callback.By(0, false),
                        new KnownApi.Callback.By(-1, true),
                        KnownApi.Callback.Plain.IN_PIPELINE,
                        KnownApi.Callback.Plain.HERE);
        assertThat(api("A#b(*:by(this)) | NONE | | r").callback(7)).isEqualTo(new KnownApi.Callback.By(-1, false));
        assertThat(api("A#b(*) | NONE | | r").callback(7)).isEqualTo(KnownApi.Callback.Plain.HERE);
    }

    @Test
    void readsReleases() {
        KnownFile file = KnownFile.parse("a.effects", """
                A#always() | NONE | | r
                A#since() | NONE | | r [21]
                A#until() | NONE | | r [..22]
                A#between() | NONE | | r [21..24]
                """);

        assertThat(file.apis())
                .extracting(line ->
                        line.since() + " " + line.until() + " " + line.api().reason())
                .containsExactly(
                        "0 " + Integer.MAX_VALUE + " r", "21 " + Integer.MAX_VALUE + " r", "0 22 r", "21 24 r");
    }

    @Test
    void readsContexts() {
        KnownFile file = KnownFile.parse("a.contexts", """
                # a comment

                a.Handler#handle(Object) | EVENT_LOOP many | the loop calls it
                a.Servlet#service(*) | SERVLET_THREAD 200 | the container calls it
                a.Servlet#init(*) | MAIN | the container calls it
                """);

        assertThat(file.problems()).isEmpty();
        assertThat(file.contexts())
                .containsExactly(
                        new KnownContext(
                                "a/Handler",
                                "handle",
                                List.of("Object"),
                                Carrier.EVENT_LOOP,
                                AtOnce.NO_END,
                                "the loop calls it",
                                "a.contexts:3"),
                        new KnownContext(
                                "a/Servlet",
                                "service",
                                null,
                                Carrier.SERVLET_THREAD,
                                200,
                                "the container calls it",
                                "a.contexts:4"),
                        new KnownContext(
                                "a/Servlet", "init", null, Carrier.MAIN, 0, "the container calls it", "a.contexts:5"));
    }

    @Test
    void readsAnnotations() {
        KnownFile file = KnownFile.parse("a.annotations", """
                later Mono, Flux
                @a.Get | SERVLET_THREAD 200 | the container calls it
                @a.Get later | EVENT_LOOP many | the loop calls it
                @a.Slow | moved:PLATFORM_POOL | a worker runs it
                @a.Slow | open:AWAIT | | declared to block
                @a.Background | handed:PLATFORM_POOL | a pool runs it
                @a.Client | NETWORK | SLOW | a declared client
                @a.Get(blocking=true) | moved:PLATFORM_POOL | a worker runs it
                """);

        assertThat(file.problems()).isEmpty();
        List<Occurrence> waits = List.of(new Occurrence.Of(Effect.AWAIT, false, false));
        List<Occurrence> network = List.of(new Occurrence.Of(Effect.NETWORK, false, false));
        assertThat(file.annotations())
                .extracting(KnownAnnotation::display, KnownAnnotation::results, KnownAnnotation::meaning)
                .containsExactly(
                        tuple("@Get", Set.of(), new Meaning.CalledOn(Carrier.SERVLET_THREAD, 200)),
                        tuple("@Get", Set.of("Mono", "Flux"), new Meaning.CalledOn(Carrier.EVENT_LOOP, AtOnce.NO_END)),
                        tuple("@Slow", Set.of(), new Meaning.MovedTo(Carrier.PLATFORM_POOL, 0)),
                        tuple("@Slow", Set.of(), new Meaning.Promises(waits, Speed.UNKNOWN)),
                        tuple("@Background", Set.of(), new Meaning.HandedTo(Carrier.PLATFORM_POOL, 0)),
                        tuple("@Client", Set.of(), new Meaning.Does(network, Speed.SLOW)),
                        tuple("@Get", Set.of(), new Meaning.MovedTo(Carrier.PLATFORM_POOL, 0)));
        assertThat(file.annotations().get(0).line()).isEqualTo("a.annotations:2");
        assertThat(file.annotations())
                .extracting(KnownAnnotation::type)
                .startsWith("a/Get")
                .endsWith("a/Get");
        assertThat(file.annotations())
                .extracting(KnownAnnotation::element)
                .startsWith("")
                .endsWith("blocking");
    }

    @Test
    void readsWhatItIsFor() {
        KnownFile file = KnownFile.parse("a.effects", """
                library a:b [1.2,2)
                library a:c
                with d:e, d:f
                without g:h
                """);

        assertThat(file.problems()).isEmpty();
        assertThat(file.conditions())
                .isEqualTo(new Conditions(
                        List.of(
                                new Conditions.Library(
                                        new Conditions.Module("a", "b"), new VersionRange(List.of(1, 2), List.of(2))),
                                new Conditions.Library(new Conditions.Module("a", "c"), VersionRange.ALL)),
                        List.of(new Conditions.Module("d", "e"), new Conditions.Module("d", "f")),
                        List.of(new Conditions.Module("g", "h"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    @a.Get | LOOP | r                     ; unknown carrier 'LOOP'
                    @a.Get | moved:LOOP | r               ; unknown carrier 'LOOP'
                    @a.Get | EVENT_LOOP |                 ; has no reason
                    @a.Get                                ; has 1 of 3 columns
                    a.Get | EVENT_LOOP | r                ; is no annotation
                    @a.Get(blocking) | EVENT_LOOP | r     ; is no annotation
                    @a.Get(size=3) | EVENT_LOOP | r       ; is no annotation
                    @a.Get later | EVENT_LOOP | r         ; no type comes later
                    @a.Get | STREAM(this) | | r           ; knows no argument
                    @a.Get | open:FIEL | | r              ; unknown effect 'FIEL'
                    @a.Get | FILE | QUICK | r             ; unknown speed 'QUICK'
                    library a                             ; is no artifact
                    library a:b:1                         ; is no artifact
                    library a:b 1..2                      ; is no artifact
                    library a:b [1,2]                     ; cannot read the versions
                    library a:b [one,two)                 ; cannot read the versions
                    with a b                              ; is no artifact
                    later java.util.List                  ; is no simple type name
                    """)
    void saysWhatIsWrongWithALineOfAnnotations(String line, String message) {
        KnownFile file = KnownFile.parse("a.annotations", line);

        assertThat(file.annotations()).isEmpty();
        assertThat(file.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.at()).hasToString("a.annotations:1");
            assertThat(problem.message()).contains(message);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    A#b() | NONE |                        ; has 3 of 4 columns
                    A#b() | NONE | |                      ; has no reason
                    A#b() | NONE | | [21]                 ; has no reason
                    A#b() | FIEL | | r                    ; unknown effect 'FIEL'
                    A#b() | minor:FIEL | | r              ; unknown effect 'minor:FIEL'
                    A#b() |  | | r                        ; unknown effect ''
                    A#b() | NONE => wraps(x) | | r        ; unknown yield 'wraps(x)'
                    A#b() | NONE => on(POOL) | | r        ; unknown yield 'on(POOL)'
                    A#b() | NONE => on(MAIN,few) | | r    ; cannot read 'few'
                    A#b() | NONE => permits(-1) | | r     ; cannot read '-1'
                    A#b() | NONE => time(0,weeks) | | r   ; cannot read 'weeks'
                    A#b() | SLEEP | lasts() | r           ; cannot read ''
                    A#b() | SLEEP | atMost(0,1,2) | r     ; cannot read 'atMost(0,1,2)'
                    A#b(int) | NONE => permits(99) | | r  ; cannot read '99'
                    A#b(F:later) | NONE | | r             ; unknown callback 'later'
                    A#b(Map$Entry x) | NONE | | r         ; is no simple type name
                    A#b() | NONE | QUICK | r              ; unknown speed 'QUICK'
                    A#b() | NONE | | r [new]              ; cannot read the releases
                    A#b( | NONE | | r                     ; cannot read 'b('
                    #b() | NONE | | r                     ;
                    java.util | NONE | | r                ; is no member
                    A# | NONE | | r                       ; is no member
                    """)
    void saysWhatIsWrongWithALine(String line, String message) {
        KnownFile file = KnownFile.parse("a.effects", "\n" + line + "\n");

        if (message == null) {
            assertThat(file).isEqualTo(new KnownFile(Conditions.NONE, List.of(), List.of(), List.of(), List.of()));
            return;
        }
        assertThat(file.apis()).isEmpty();
        assertThat(file.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.at()).hasToString("a.effects:2");
            assertThat(problem.message()).contains(message);
        });
    }

    @Test
    void saysThatALineStandsTwice() {
        KnownFile file = KnownFile.parse("a.effects", """
                A#b(int) | NONE | | r
                A#b(*) | NONE | | r
                A#b(int) | FILE | | r
                """);

        assertThat(file.apis()).hasSize(2);
        assertThat(file.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.at() + ": " + problem.message())
                        .isEqualTo("a.effects:3: 'A#b(int)' stands twice; keep one of the two lines"));
    }

    @Test
    void saysThatANumberAtOnceCannotBeRead() {
        KnownFile file = KnownFile.parse("a.contexts", "A#b(*) | MAIN few | r\nA#c(*) | MAIN 0 | r");

        assertThat(file.problems())
                .extracting(Problem::message)
                .containsExactly(
                        "cannot read 'few' after the carrier; write how many at once, many or nothing",
                        "cannot read '0' after the carrier; write how many at once, many or nothing");
    }

    @Test
    void saysThatACarrierIsUnknown() {
        KnownFile file = KnownFile.parse("a.contexts", "A#b(*) | LOOP | r\nA#* | EVENT_LOOP | r");

        assertThat(file.problems())
                .extracting(problem -> problem.message().substring(0, 22))
                .containsExactly("unknown carrier 'LOOP'", "a context names a meth");
    }

    @ParameterizedTest
    @ValueSource(strings = {".effects", ".contexts", ".annotations"})
    void theExamplesOfTheDocumentationAreRead(String kind) throws IOException {
        String page = Files.readString(Path.of("../docs/known-apis.md"));
        String section = page.substring(page.indexOf("## `" + kind)).split("\n## ", 2)[0];
        String examples = section.lines()
                .filter(line -> line.startsWith("    ") && !line.contains("owner#"))
                .collect(Collectors.joining("\n"));

        KnownFile file = KnownFile.parse("a" + kind, examples);

        assertThat(file.problems()).isEmpty();
        assertThat(file.apis().size()
                        + file.contexts().size()
                        + file.annotations().size())
                .isPositive();
    }
}
