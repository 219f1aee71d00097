package io.github.concurrencyadvisor.maven;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes records and reads them again, component by component as they are declared: what a record is given later travels along.
 * A component is a record, a constant of an enum, a text, a number, a path, a character set, a duration, or an optional, list or
 * map of such.
 */
final class RecordCodec {

    private RecordCodec() {}

    static void write(Record value, DataOutputStream out) throws IOException {
        write(value.getClass(), value, out);
    }

    /** What {@link #write} would write: the same for equal records, in whichever JVM. */
    static byte[] bytes(Record value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written to", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException if what is read is no such record, or ends early */
    static <R extends Record> R read(Class<R> type, DataInputStream in) throws IOException {
        return type.cast(read((Type) type, in));
    }

    private static void write(Type type, Object value, DataOutputStream out) throws IOException {
        if (type instanceof ParameterizedType generic) {
            writeAll(generic, value, out);
        } else if (value instanceof Record all) {
            for (RecordComponent component : all.getClass().getRecordComponents()) {
                write(component.getGenericType(), component(all, component), out);
            }
        } else if (value instanceof String || value instanceof Path || value instanceof Charset) {
            writeText(value.toString(), out);
        } else if (value instanceof Duration duration) {
            writeText(duration.toString(), out);
        } else if (value instanceof Enum<?> constant) {
            writeText(constant.name(), out);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Integer number) {
            out.writeInt(number);
        } else if (value instanceof Double number) {
            out.writeDouble(number);
        } else {
            throw unknown(type);
        }
    }

    private static void writeAll(ParameterizedType type, Object value, DataOutputStream out) throws IOException {
        Type[] of = type.getActualTypeArguments();
        if (value instanceof Optional<?> optional) {
            out.writeBoolean(optional.isPresent());
            if (optional.isPresent()) {
                write(of[0], optional.get(), out);
            }
        } else if (value instanceof List<?> list) {
            out.writeInt(list.size());
            for (Object element : list) {
                write(of[0], element, out);
            }
        } else if (value instanceof Map<?, ?> map) {
            // An immutable map has another order in each JVM.
            Map<String, Map.Entry<?, ?>> sorted = new TreeMap<>();
            map.entrySet().forEach(entry -> sorted.put(entry.getKey().toString(), entry));
            out.writeInt(map.size());
            for (Map.Entry<?, ?> entry : sorted.values()) {
                write(of[0], entry.getKey(), out);
                write(of[1], entry.getValue(), out);
            }
        } else {
            throw unknown(type);
        }
    }

    private static Object read(Type type, DataInputStream in) throws IOException {
        if (type instanceof ParameterizedType generic) {
            return readAll(generic, in);
        } else if (type instanceof Class<?> plain) {
            return plain.isRecord() ? readRecord(plain, in) : readOne(plain, in);
        }
        throw unknown(type);
    }

    private static Object readOne(Class<?> type, DataInputStream in) throws IOException {
        if (type == String.class) {
            return readText(in);
        } else if (type == Path.class) {
            return Path.of(readText(in));
        } else if (type == Charset.class) {
            return Charset.forName(readText(in));
        } else if (type == Duration.class) {
            return Duration.parse(readText(in));
        } else if (type.isEnum()) {
            return constant(type, readText(in));
        } else if (type == boolean.class) {
            return in.readBoolean();
        } else if (type == int.class) {
            return in.readInt();
        } else if (type == double.class) {
            return in.readDouble();
        }
        throw unknown(type);
    }

    private static Object constant(Class<?> type, String name) throws IOException {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IOException("there is no constant " + name + " in " + type);
    }

    private static Object readAll(ParameterizedType type, DataInputStream in) throws IOException {
        Type[] of = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return in.readBoolean() ? Optional.of(read(of[0], in)) : Optional.empty();
        }
        int size = in.readInt();
        if (type.getRawType() == List.class) {
            List<Object> list = new ArrayList<>(Math.min(size, 1000));
            for (int i = 0; i < size; i++) {
                list.add(read(of[0], in));
            }
            return list;
        } else if (type.getRawType() == Map.class) {
            Map<Object, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                map.put(read(of[0], in), read(of[1], in));
            }
            return map;
        }
        throw unknown(type);
    }

    private static Object component(Record of, RecordComponent component) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no access to " + component, e);
        }
    }

    private static Object readRecord(Class<?> type, DataInputStream in) throws IOException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(components[i].getGenericType(), in);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no access to the constructor of " + type, e);
        }
    }

    /** A text of any length, other than {@link DataOutputStream#writeUTF} has it. */
    static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException unknown(Type type) {
        return new IllegalArgumentException("a record with a component of " + type + " cannot be written");
    }
}
