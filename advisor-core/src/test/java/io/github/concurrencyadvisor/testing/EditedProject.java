package io.github.concurrencyadvisor.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A project of compiled files, of which some are edited again and again. */
public final class EditedProject {

    private static final String ROOT = "io/github/concurrencyadvisor/";

    private final Path base;

    private EditedProject(Path base) throws IOException {
        this.base = base;
        Files.createDirectories(sources());
        Files.createDirectories(classes());
    }

    /** Without any file. */
    public static EditedProject of(Path base) throws IOException {
        return new EditedProject(base);
    }

    /** Those packages of the advisor itself, compiled. */
    public static EditedProject ofPackages(Path base, String... packages) throws IOException {
        EditedProject project = new EditedProject(base);
        for (String each : packages) {
            Path from = Path.of("src/main/java", ROOT + each);
            try (Stream<Path> files = Files.list(from)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    project.write(ROOT + each + "/" + file.getFileName(), Files.readString(file));
                }
            }
        }
        project.compile(project.files().toArray(String[]::new));
        return project;
    }

    public Path base() {
        return base;
    }

    public Path sources() {
        return base.resolve("src");
    }

    public Path classes() {
        return base.resolve("classes");
    }

    /** Paths below the source folder, sorted. */
    public List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(sources())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> sources().relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    public String text(String file) throws IOException {
        return Files.readString(sources().resolve(file));
    }

    public void write(String file, String text) throws IOException {
        Path path = sources().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** Compiles these files against the classes that are there. */
    public void compile(String... some) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            List<String> options = List.of(
                    "-d",
                    classes().toString(),
                    "-g",
                    "-proc:none",
                    "-nowarn",
                    "-classpath",
                    classes() + java.io.File.pathSeparator + System.getProperty("java.class.path"));
            List<Path> paths = Arrays.stream(some).map(sources()::resolve).toList();
            if (!compiler.getTask(errors, files, null, options, null, files.getJavaFileObjectsFromPaths(paths))
                    .call()) {
                throw new IllegalArgumentException("it does not compile:\n" + errors);
            }
        }
    }

    /**
     * The edit of that number: of eleven kinds by turns, each time of another file.
     *
     * @return what was done, for a reader
     */
    public String edit(int number) throws IOException {
        List<String> all = new ArrayList<>();
        for (String each : files()) {
            if (text(each).contains("\n}\n") && !text(each).contains(" enum ")) {
                all.add(each);
            }
        }
        String file = all.get(number * 7 % all.size());
        String text = text(file);
        String name = file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length());
        return switch (number % 11) {
            case 0 -> compiled(file, "\n" + text, "a line before all others");
            case 1 ->
                compiled(
                        file,
                        inside(text, "static void waits%d() throws Exception { Thread.sleep(%d); }", number),
                        "a method that waits");
            case 2 ->
                compiled(
                        file,
                        inside(
                                text,
                                "static int computes%d(int n) { int s = 0; for (int i = 0; i < n; i++) for"
                                        + " (int j = 0; j < n; j++) s += i ^ j; return s + %d; }",
                                number),
                        "a method that computes");
            case 3 ->
                compiled(
                        file,
                        inside(text, "static final Runnable LATER%d = () -> System.out.println(%d);", number),
                        "a lambda in a field");
            case 4 ->
                compiled(
                        file,
                        inside(
                                text,
                                "static final class Nested%d extends Thread { @Override public void run() { while"
                                        + " (getPriority() > %d) { Thread.onSpinWait(); } } }",
                                number),
                        "a nested class");
            case 5 -> written(file, text + "\n// advisor:allow NoSuchRule because of " + number + "\n", "a comment");
            case 6 -> {
                String other = file.replace(name + ".java", "Added" + number + ".java");
                String added =
                        "package " + file.substring(0, file.lastIndexOf('/')).replace('/', '.') + ";\nclass Added"
                                + number + " { void calls() throws Exception { new java.net.Socket(\"host\", " + number
                                + ").close(); } }\n";
                yield compiled(other, added, "a new file");
            }
            case 7 -> {
                write(file, inside(text, "static void notCompiled%d() { byte[] b = new byte[%d]; }", number));
                yield "a method that has no code yet in " + file;
            }
            case 8 -> {
                Path compiled = classes().resolve(file.replace(".java", ".class"));
                boolean was = Files.deleteIfExists(compiled);
                yield "the class of " + file + (was ? " deleted" : " was not there");
            }
            case 9 -> written(file, text.replaceFirst("\\}\\s*$", ""), "a syntax error");
            default -> {
                Files.delete(sources().resolve(file));
                yield file + " deleted, its classes left";
            }
        };
    }

    private String compiled(String file, String text, String what) throws IOException {
        write(file, text);
        compile(file);
        return what + " in " + file;
    }

    private String written(String file, String text, String what) throws IOException {
        write(file, text);
        return what + " in " + file;
    }

    /** The text with a member at the end of its last type. */
    private static String inside(String text, String member, int number) {
        int end = text.lastIndexOf("\n}\n");
        return text.substring(0, end) + "\n    " + String.format(Locale.ROOT, member, number, number)
                + text.substring(end);
    }
}
