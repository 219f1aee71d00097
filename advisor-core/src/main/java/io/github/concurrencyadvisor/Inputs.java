package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.bytecode.Content;
import io.github.concurrencyadvisor.cache.CacheFolder;
import io.github.concurrencyadvisor.cache.Fingerprint;
import io.github.concurrencyadvisor.source.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/**
 * All that an analysis would read, as it is now: while it stays so, what was made of the analysis can be kept instead of being made
 * again. The project's own files and those of the user count by their content; what is on the class path by the place, size and
 * time of each file, as it is large and others write it.
 *
 * @param file in the folder of what is kept
 * @param content a name for all that was looked at
 */
public record Inputs(String file, String content) {

    private static final String ENDING = ".result";

    /**
     * Looks at them.
     *
     * @param settings all that decides, besides the files, what is made of the request
     * @return empty where the request says that nothing is kept, or where something cannot be read
     */
    public static Optional<Inputs> of(AnalysisRequest request, byte[] settings) {
        if (!KeptResults.folder(request).isOn()) {
            return Optional.empty();
        }
        String file = new Fingerprint()
                .add(request.baseDirectory().toAbsolutePath().normalize().toString())
                .add(settings)
                .name();
        try {
            Fingerprint inputs = new Fingerprint();
            for (Path root : request.sourceRoots()) {
                addContent(inputs, root, ".java");
                for (Path settingsFile : Settings.filesOf(root)) {
                    addContent(inputs, settingsFile, "");
                }
            }
            for (Path root : request.classRoots()) {
                addContent(inputs, root, ".class");
            }
            for (Path place : request.knownApis()) {
                addContent(inputs, place, "");
            }
            for (Path entry : request.classPath()) {
                addState(inputs, entry);
            }
            return Optional.of(new Inputs(file + ENDING, inputs.name()));
        } catch (IOException cannotBeTold) {
            return Optional.empty();
        }
    }

    /** Adds the file, or the files with that ending in the folder. */
    private static void addContent(Fingerprint inputs, Path place, String ending) throws IOException {
        for (Path file : filesAt(place)) {
            if (file.equals(place) || file.toString().endsWith(ending)) {
                inputs.add(file.toString()).addFile(Content.of(file));
            }
        }
        inputs.add("end of " + place);
    }

    private static void addState(Fingerprint inputs, Path place) throws IOException {
        for (Path file : filesAt(place)) {
            BasicFileAttributes state = Files.readAttributes(file, BasicFileAttributes.class);
            inputs.add(file.toString())
                    .add(state.size())
                    .add(state.lastModifiedTime().toString());
        }
        inputs.add("end of " + place);
    }

    private static List<Path> filesAt(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return Files.notExists(place) ? List.of() : List.of(place);
        }
        return Content.filesBelow(place);
    }

    /** What was kept for the request when its inputs were the same; empty where they never were. */
    public <T> Optional<T> kept(AnalysisRequest request, CacheFolder.Reader<T> reader) {
        return KeptResults.folder(request)
                .read(file, in -> in.readUTF().equals(content) ? Optional.of(reader.read(in)) : Optional.<T>empty())
                .flatMap(kept -> kept);
    }

    /** Keeps what was made of the request with these inputs, in the place of what was made of it before. */
    public void keep(AnalysisRequest request, CacheFolder.Writer writer) {
        KeptResults.folder(request).write(file, out -> {
            out.writeUTF(content);
            writer.write(out);
        });
    }
}
