package io.github.concurrencyadvisor.bytecode;

import io.github.concurrencyadvisor.model.Coordinates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/** Tells what a jar was published as. */
final class JarCoordinates {

    private static final String MAVEN_FOLDER = "META-INF/maven/";
    private static final Pattern FILE_NAME = Pattern.compile("(.+?)-(\\d.*)");

    private JarCoordinates() {}

    /**
     * By what Maven wrote into the jar, else by the jar's file name. A jar that holds others, unpacked, has several such
     * descriptions: its own is the one that the file name begins with.
     */
    static Coordinates of(Path path, JarFile jar) throws IOException {
        String fileName = String.valueOf(path.getFileName()).replaceFirst("\\.jar$", "");
        List<Coordinates> described = jar.getEntry(MAVEN_FOLDER) == null ? List.of() : described(jar);
        if (described.size() == 1) {
            return described.get(0);
        }
        for (Coordinates own : described) {
            if (fileName.equals(own.artifact()) || fileName.startsWith(own.artifact() + "-" + own.version())) {
                return own;
            }
        }
        Matcher versioned = FILE_NAME.matcher(fileName);
        return versioned.matches()
                ? new Coordinates("", versioned.group(1), versioned.group(2))
                : new Coordinates("", fileName, "");
    }

    private static List<Coordinates> described(JarFile jar) throws IOException {
        List<Coordinates> found = new ArrayList<>();
        for (ZipEntry entry : jar.stream().toList()) {
            if (entry.getName().startsWith(MAVEN_FOLDER) && entry.getName().endsWith("/pom.properties")) {
                Properties properties = new Properties();
                try (InputStream in = jar.getInputStream(entry)) {
                    properties.load(in);
                } catch (IllegalArgumentException malformed) {
                    continue;
                }
                String name = properties.getProperty("artifactId", "");
                if (!name.isEmpty()) {
                    found.add(new Coordinates(
                            properties.getProperty("groupId", ""), name, properties.getProperty("version", "")));
                }
            }
        }
        return found;
    }
}
