package io.github.concurrencyadvisor.bytecode;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * What is known of an archive without going through its code.
 *
 * @param packages internal names of the packages that its classes name or are in
 * @param classes the headers of its classes by internal name
 */
record ArchiveIndex(SortedSet<String> packages, SortedMap<String, Header> classes) {

    /** Tags of the constant pool that name types, from the JVM specification, section 4.4. */
    private static final int CLASS = 7;

    private static final int NAME_AND_TYPE = 12;

    /**
     * A class without its members.
     *
     * @param superName null only for {@code java/lang/Object} and modules
     */
    record Header(int access, @Nullable String superName, List<String> interfaces) {
        Header {
            interfaces = List.copyOf(interfaces);
        }

        /** Whether there can be objects of exactly this class. */
        boolean isConcrete() {
            return (access & (Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT)) == 0;
        }
    }

    ArchiveIndex {
        packages = Collections.unmodifiableSortedSet(packages);
        classes = Collections.unmodifiableSortedMap(classes);
    }

    /** Goes through the archive; classes that cannot be read are left out. */
    static ArchiveIndex of(Archive archive) throws IOException {
        TreeSet<String> packages = new TreeSet<>();
        TreeMap<String, Header> classes = new TreeMap<>();
        for (String name : archive.classNames()) {
            byte[] bytes = archive.bytes(name + ".class");
            header(bytes == null ? new byte[0] : bytes, packages).ifPresent(header -> classes.put(name, header));
        }
        return new ArchiveIndex(packages, classes);
    }

    /** Empty where it is no class file: that is told as a problem when the analysis asks for the class. */
    private static Optional<Header> header(byte[] classFile, TreeSet<String> packages) {
        try {
            ClassReader reader = new ClassReader(classFile);
            addPackages(reader, packages);
            return Optional.of(new Header(reader.getAccess(), reader.getSuperName(), List.of(reader.getInterfaces())));
        } catch (RuntimeException | AssertionError e) {
            return Optional.empty();
        }
    }

    private static void addPackages(ClassReader reader, TreeSet<String> packages) {
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            int tag = item == 0 ? 0 : reader.readByte(item - 1);
            if (tag == CLASS) {
                String name = reader.readUTF8(item, buffer);
                addPackage(name.startsWith("[") ? "" : name, packages);
                addPackagesOf(name.startsWith("[") ? name : "", packages);
            } else if (tag == NAME_AND_TYPE) {
                addPackagesOf(reader.readUTF8(item + 2, buffer), packages);
            }
        }
    }

    private static void addPackagesOf(String descriptor, TreeSet<String> packages) {
        for (int start = descriptor.indexOf('L'); start >= 0; ) {
            int end = descriptor.indexOf(';', start);
            if (end < 0) {
                return;
            }
            addPackage(descriptor.substring(start + 1, end), packages);
            start = descriptor.indexOf('L', end);
        }
    }

    private static void addPackage(String className, TreeSet<String> packages) {
        packages.add(packageOf(className));
    }

    static String packageOf(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('/')));
    }

    /** Those of the classes, sorted, that are of the type by way of each other and of which there can be objects. */
    static List<String> implementers(SortedMap<String, Header> classes, String type) {
        Map<String, Boolean> isOfType = new HashMap<>();
        isOfType.put(type, true);
        List<String> found = new ArrayList<>();
        classes.forEach((name, header) -> {
            if (isOfType(classes, name, isOfType) && header.isConcrete()) {
                found.add(name);
            }
        });
        return found;
    }

    private static boolean isOfType(
            SortedMap<String, Header> classes, @Nullable String name, Map<String, Boolean> known) {
        Header header = name == null ? null : classes.get(name);
        if (name == null || known.containsKey(name) || header == null) {
            return name != null && known.getOrDefault(name, false);
        }
        // A class that extends itself, as only a broken jar has it, is of no other type by that.
        known.put(name, false);
        boolean is = isOfType(classes, header.superName(), known);
        for (String superInterface : header.interfaces()) {
            is |= isOfType(classes, superInterface, known);
        }
        known.put(name, is);
        return is;
    }

    void writePackages(DataOutput out) throws IOException {
        out.writeInt(packages.size());
        for (String name : packages) {
            out.writeUTF(name);
        }
    }

    void writeClasses(DataOutput out) throws IOException {
        out.writeInt(classes.size());
        for (Map.Entry<String, Header> entry : classes.entrySet()) {
            Header header = entry.getValue();
            out.writeUTF(entry.getKey());
            out.writeInt(header.access());
            out.writeUTF(header.superName() == null ? "" : header.superName());
            out.writeInt(header.interfaces().size());
            for (String superInterface : header.interfaces()) {
                out.writeUTF(superInterface);
            }
        }
    }

    static SortedSet<String> readPackages(DataInput in) throws IOException {
        TreeSet<String> packages = new TreeSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            packages.add(in.readUTF());
        }
        return packages;
    }

    static SortedMap<String, Header> readClasses(DataInput in) throws IOException {
        TreeMap<String, Header> classes = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = in.readUTF();
            int access = in.readInt();
            String superName = in.readUTF();
            List<String> interfaces = new ArrayList<>();
            for (int more = in.readInt(); more > 0; more--) {
                interfaces.add(in.readUTF());
            }
            classes.put(name, new Header(access, superName.isEmpty() ? null : superName, interfaces));
        }
        return classes;
    }
}
