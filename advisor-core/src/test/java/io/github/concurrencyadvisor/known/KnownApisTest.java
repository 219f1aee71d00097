package io.github.concurrencyadvisor.known;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Coordinates;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.TypeHierarchy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which line speaks for a method, and what a user can add. */
class KnownApisTest {

    private static final KnownApis BUNDLED = KnownApis.bundled();

    /** {@code p/Child extends p/Parent implements p/Role}, and a project's task. */
    private static final TypeHierarchy HIERARCHY = name -> Map.of(
                    "p/Child", List.of("p/Child", "p/Parent", "p/Role", "java/lang/Object"),
                    "p/Task", List.of("p/Task", "java/lang/Object", "java/lang/Runnable"),
                    "p/Names", List.of("p/Names", "java/util/ArrayList", "java/util/List", "java/lang/Object"))
            .getOrDefault(name, List.of(name));

    private static KnownApis.Extended stated(String fileName, String lines) {
        return KnownApis.of(
                List.of(), new UserFiles(List.of(new KnownApis.Text(fileName, lines)), List.of()), List.of());
    }

    private static @Nullable String reason(String lines, String owner, String name, String descriptor) {
        KnownApis.Extended extended = stated("a.effects", lines);
        assertThat(extended.problems()).isEmpty();
        KnownApi api = extended.apis().method(new MethodId(owner, name, descriptor), HIERARCHY);
        return api == null ? null : api.reason();
    }

    @Test
    void exactParametersComeBeforeAllOverloadsBeforeTheClass() {
        String lines = """
                p.Child#get(int,byte[]) | NONE | | exact
                p.Child#get(*) | NONE | | all overloads
                p.Child#* | NONE | | class
                """;

        assertThat(reason(lines, "p/Child", "get", "(I[B)V")).isEqualTo("exact");
        assertThat(reason(lines, "p/Child", "get", "(I[[B)V")).isEqualTo("all overloads");
        assertThat(reason(lines, "p/Child", "set", "()V")).isEqualTo("class");
    }

    @Test
    void nearerClassesComeFirst() {
        String lines = """
                p.Parent#get(int) | NONE | | parent
                p.Role#get(*) | NONE | | role
                p.Role#put(*) | NONE | | role
                """;

        assertThat(reason(lines, "p/Child", "get", "(I)V")).isEqualTo("parent");
        assertThat(reason(lines, "p/Child", "get", "(J)V")).isEqualTo("role");
        assertThat(reason(lines, "p/Child", "put", "()V")).isEqualTo("role");
    }

    @Test
    void nestedTypesGoByTheirSimpleNames() {
        String lines = "p.Child#put(Entry,String[]) | NONE | | nested";

        assertThat(reason(lines, "p/Child", "put", "(Ljava/util/Map$Entry;[Ljava/lang/String;)V"))
                .isEqualTo("nested");
        assertThat(reason(lines, "p/Child", "put", "(Lp/NoEntry;[Ljava/lang/String;)V"))
                .isNull();
    }

    @Test
    void anOverrideMayNarrowWhatATypeVariableStandsFor() {
        String lines = """
                p.Role#put(Object) | NONE | | one variable
                p.Role#get(Object) | NONE | | first
                p.Role#get(String) | NONE | | second
                """;

        assertThat(reason(lines, "p/Child", "put", "(Lp/Thing;)V")).isEqualTo("one variable");
        assertThat(reason(lines, "p/Child", "get", "(Lp/Thing;)V")).isNull();
        assertThat(reason(lines, "p/Child", "put", "(I)V")).isNull();
        assertThat(reason(lines, "p/Role", "put", "(Lp/Thing;)V")).isNull();
    }

    @Test
    void constructorsAreNotInherited() {
        String lines = """
                p.Parent#<init>(*) | NONE | | parent
                q.* | NONE | | package
                """;

        assertThat(reason(lines, "p/Parent", "<init>", "()V")).isEqualTo("parent");
        assertThat(reason(lines, "p/Child", "<init>", "()V")).isNull();
        assertThat(reason(lines, "q/Any", "<init>", "()V")).isEqualTo("package");
        assertThat(reason(lines, "q/sub/Any", "<init>", "()V")).isNull();
    }

    @Test
    void packageDefaultsAreInheritedButNotFromJavaLang() {
        assertThat(reason("", "p/Names", "add", "(Ljava/lang/Object;)Z")).isNotNull();
        assertThat(reason("", "p/Task", "work", "()V")).isNull();
        assertThat(reason("", "p/Task", "toString", "()Ljava/lang/String;")).isNotNull();
    }

    @Test
    void waitingIsWaitingWhateverTheClassSays() {
        KnownApi api = BUNDLED.method(new MethodId("java/lang/Thread", "wait", "(J)V"), HIERARCHY);

        assertThat(api).isNotNull().extracting(KnownApi::owner).isEqualTo("java/lang/Object");
    }

    @Test
    void defaultsSayNothingOfWhatObjectDeclares() {
        String lines = """
                p.Child#* | NETWORK | | a client
                p.Parent#hashCode() | NETWORK | | resolves its name
                """;

        assertThat(reason(lines, "p/Child", "send", "()V")).isEqualTo("a client");
        assertThat(reason(lines, "p/Child", "toString", "()Ljava/lang/String;")).isEqualTo("prints a name");
        assertThat(reason(lines, "p/Child", "hashCode", "()I")).isEqualTo("resolves its name");
    }

    @Test
    void fieldsAreFoundByOwnerAndName() {
        assertThat(BUNDLED.field("java/lang/System", "out")).isNotNull();
        assertThat(BUNDLED.field("java/lang/System", "security")).isNull();
    }

    @Test
    void contextsAreFoundThroughTheHierarchy() {
        KnownApis apis = stated("a.contexts", """
                        p.Parent#run(int) | UI_THREAD | exact
                        p.Role#run(*) | EVENT_LOOP | any
                        p.Role#handle(Object) | EVENT_LOOP | erased
                        """).apis();

        assertThat(carrier(apis, "p/Child", "run", "(I)V")).isEqualTo(Carrier.UI_THREAD);
        assertThat(carrier(apis, "p/Child", "run", "(J)V")).isEqualTo(Carrier.EVENT_LOOP);
        assertThat(carrier(apis, "p/Child", "handle", "(Lp/Thing;)V")).isEqualTo(Carrier.EVENT_LOOP);
        assertThat(carrier(apis, "p/Child", "other", "()V")).isNull();
        assertThat(carrier(apis, "p/Stranger", "run", "(I)V")).isNull();
    }

    private static @Nullable Carrier carrier(KnownApis apis, String owner, String name, String descriptor) {
        KnownContext context = apis.context(new MethodId(owner, name, descriptor), HIERARCHY);
        return context == null ? null : context.carrier();
    }

    @Test
    void whatAUserAddsWins() {
        assertThat(reason(
                        "java.lang.Thread#sleep(*) | NONE | | mine\njava.lang.Thread#sleep(long) | NONE | | mine too",
                        "java/lang/Thread",
                        "sleep",
                        "(J)V"))
                .isEqualTo("mine too");
        assertThat(reason("", "java/lang/Thread", "sleep", "(J)V")).isEqualTo("sleeps");
    }

    @Test
    void wrongLinesOfAUserAreProblemsAndTheOthersCount(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("mine.effects"), "p.A#b() | NONE | | good\np.A#c() | NOTHING | | bad\n");

        KnownApis.Extended extended = KnownApis.of(
                List.of(), UserFiles.read(folder, List.of(file, folder.resolve("gone.effects"))), List.of());

        assertThat(extended.apis().method(new MethodId("p/A", "b", "()V"), HIERARCHY))
                .isNotNull();
        assertThat(extended.problems())
                .extracting(problem -> problem.at().toString())
                .containsExactlyInAnyOrder("mine.effects:2", "gone.effects:0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/util/ArrayList",
                "java/lang/String",
                "javax/crypto/Cipher",
                "javax/annotation/processing/Filer",
                "javax/transaction/xa/XAResource",
                "org/w3c/dom/Node",
                "org/xml/sax/helpers/DefaultHandler",
                "jdk/jfr/Event",
                "jdk/internal/misc/Unsafe",
                "sun/misc/Unsafe",
                "sun/nio/ch/FileChannelImpl",
                "com/sun/net/httpserver/HttpServer",
                "com/sun/org/apache/xerces/internal/parsers/DOMParser",
                "netscape/javascript/JSObject"
            })
    void belongsToTheJdk(String internalName) {
        assertThat(BUNDLED.isJdk(internalName)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com/sun/jna/Native",
                "com/sun/mail/smtp/SMTPTransport",
                "com/sun/xml/bind/v2/ContextFactory",
                "javax/annotation/Nullable",
                "javax/inject/Inject",
                "javax/jms/Message",
                "javax/mail/Message",
                "javax/persistence/Entity",
                "javax/servlet/http/HttpServlet",
                "javax/transaction/Transaction",
                "javax/ws/rs/GET",
                "javax/xml/bind/JAXB",
                "org/w3c/css/sac/Parser",
                "org/junit/Test",
                "Main"
            })
    void doesNotBelongToTheJdk(String internalName) {
        assertThat(BUNDLED.isJdk(internalName)).isFalse();
    }

    private static @Nullable String reasonAmong(String ofUser, String ofLibrary, String owner, String name) {
        KnownApis.Extended extended = KnownApis.of(
                List.of(),
                new UserFiles(List.of(new KnownApis.Text("user.effects", ofUser)), List.of()),
                List.of(new KnownApis.Text("lib.jar/META-INF/advisor/lib.effects", ofLibrary)));
        assertThat(extended.problems()).isEmpty();
        KnownApi api = extended.apis().method(new MethodId(owner, name, "()V"), HIERARCHY);
        return api == null ? null : api.reason();
    }

    @Test
    void theUserWinsOverTheLibraryAndTheLibraryOverWhatIsBundled() {
        String user = "io.netty.channel.Channel#a(*) | NONE | | user";
        String library =
                "io.netty.channel.Channel#a() | NONE | | library\nio.netty.channel.Channel#b() | NONE | | library";
        String netty = "io/netty/channel/Channel";

        assertThat(reasonAmong(user, library, netty, "a")).isEqualTo("user");
        assertThat(reasonAmong(user, library, netty, "b")).isEqualTo("library");
        assertThat(reasonAmong("", "", netty, "b"))
                .isNotNull()
                .isEqualTo(reasonAmong("io.netty.channel.Channel#x() | NONE | | x", library, netty, "c"));
    }

    @Test
    void aLineAboutAMethodGoesBeforeADefaultWhoeverWroteIt() {
        assertThat(reasonAmong("p.Child#* | NONE | | user", "p.Child#get() | NONE | | library", "p/Child", "get"))
                .isEqualTo("library");
        assertThat(reasonAmong("p.* | NONE | | user", "p.* | NONE | | library", "p/Any", "get"))
                .isEqualTo("user");
    }

    @Test
    void onlyTheUserSpeaksForTheProjectsOwnMethodsAndNotByAPackage() {
        KnownApis apis = KnownApis.of(
                        List.of(),
                        new UserFiles(
                                List.of(new KnownApis.Text(
                                        "user.effects",
                                        "p.Role#put(*) | NETWORK | | over the wire\np.* | NONE | | package")),
                                List.of()),
                        List.of(new KnownApis.Text("lib.effects", "p.Role#get(*) | FILE | | library")))
                .apis();

        assertThat(apis.stated(new MethodId("p/Role", "put", "()V"), HIERARCHY)).isNotNull();
        assertThat(apis.stated(new MethodId("p/Child", "put", "()V"), HIERARCHY))
                .isNotNull();
        assertThat(apis.stated(new MethodId("p/Role", "get", "()V"), HIERARCHY)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    ''                                                        ; EVENT_LOOP
                    io.micronaut:micronaut-http:4.7.11                        ; EVENT_LOOP
                    io.micronaut:micronaut-http:2.0.0.M1                      ; EVENT_LOOP
                    io.micronaut:micronaut-http:1.3.7                         ; PLATFORM_POOL
                    :micronaut-http:1.3.7                                     ; PLATFORM_POOL
                    """)
    void theVersionOnTheClassPathChoosesBetweenFilesAboutOneLibrary(String coordinates, Carrier carrier) {
        assertThat(carrier("io/micronaut/http/annotation/Get", coordinates)).isEqualTo(carrier);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    jakarta/ws/rs/GET; ''                                                      ; SERVLET_THREAD
                    jakarta/ws/rs/GET; jakarta.ws.rs:jakarta.ws.rs-api:3.1.0                   ; SERVLET_THREAD
                    jakarta/ws/rs/GET; io.quarkus:quarkus-rest:3.18.1                          ; PLATFORM_POOL
                    org/springframework/web/bind/annotation/GetMapping; ''                     ; SERVLET_THREAD
                    org/springframework/web/bind/annotation/GetMapping; org.springframework:spring-webflux:6.2.2 ; EVENT_LOOP
                    org/springframework/web/bind/annotation/GetMapping; org.springframework:spring-webflux:6.2.2 org.springframework:spring-webmvc:6.2.2 ; SERVLET_THREAD
                    """)
    void whatElseIsOnTheClassPathChoosesTheFile(String annotation, String coordinates, Carrier carrier) {
        assertThat(carrier(annotation, coordinates)).isEqualTo(carrier);
    }

    /** By the line for methods of any result that wins. */
    private static Carrier carrier(String annotation, String classPath) {
        List<Coordinates> coordinates = Stream.of(classPath.split(" ", -1))
                .filter(text -> !text.isEmpty())
                .map(text -> text.split(":", -1))
                .map(parts -> new Coordinates(parts[0], parts[1], parts[2]))
                .toList();
        KnownApis apis = KnownApis.of(coordinates, new UserFiles(List.of(), List.of()), List.of())
                .apis();
        return apis.annotation(annotation).stream()
                .filter(line -> line.results().isEmpty())
                .map(KnownAnnotation::meaning)
                .filter(KnownAnnotation.Meaning.CalledOn.class::isInstance)
                .map(meaning -> ((KnownAnnotation.Meaning.CalledOn) meaning).carrier())
                .findFirst()
                .orElse(Carrier.UNKNOWN);
    }

    @Test
    void aFileForOtherVersionsThanThoseOfTheClassPathIsLeftOut() {
        String text = "library g:a [2,)\nlibrary g:b [1,)\np.Child#get() | NONE | | described";
        assertThat(describes(text)).isTrue();
        assertThat(describes(text, new Coordinates("g", "a", "2.1"))).isTrue();
        assertThat(describes(text, new Coordinates("g", "a", "1.9"))).isFalse();
        assertThat(describes(text, new Coordinates("g", "a", "1.9"), new Coordinates("g", "b", "1")))
                .isTrue();
        assertThat(describes(text, new Coordinates("other", "a", "1.9"))).isTrue();
    }

    private static boolean describes(String text, Coordinates... classPath) {
        KnownApis apis = KnownApis.of(
                        List.of(classPath),
                        new UserFiles(List.of(new KnownApis.Text("a.effects", text)), List.of()),
                        List.of())
                .apis();
        return apis.method(new MethodId("p/Child", "get", "()V"), HIERARCHY) != null;
    }

    @Test
    void aFolderOfUserFilesIsReadInTheOrderOfNames(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("known/below"));
        Files.writeString(folder.resolve("known/b.effects"), "");
        Files.writeString(folder.resolve("known/below/c.contexts"), "");
        Files.writeString(folder.resolve("known/a.annotations"), "");
        Files.writeString(folder.resolve("known/notes.txt"), "");
        Files.createDirectories(folder.resolve("none"));

        UserFiles read = UserFiles.read(
                folder, List.of(folder.resolve("known"), folder.resolve("none"), folder.resolve("known/notes.txt")));

        assertThat(read.texts().stream().map(KnownApis.Text::name))
                .containsExactly("known/a.annotations", "known/b.effects", "known/below/c.contexts");
        assertThat(read.problems())
                .extracting(problem -> problem.at().file() + ": " + problem.message())
                .containsExactly(
                        "none: holds no file that ends in .effects, .contexts or .annotations",
                        "known/notes.txt: ends in none of .effects, .contexts and .annotations: rename it");
    }
}
