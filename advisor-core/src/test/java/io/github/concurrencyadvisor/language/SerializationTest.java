package io.github.concurrencyadvisor.language;

import org.junit.jupiter.api.Test;

/** What Java's serialization calls. */
class SerializationTest extends FeatureTest {

    @Test
    @Feature("objects that are written")
    void writingAnObjectRunsItsOwnMethods() {
        check("""
                import java.io.*;
                class Custom implements Serializable { private void writeObject(ObjectOutputStream out) { Leaf.file(); } }
                class Replaced implements Serializable { private Object writeReplace() { Leaf.file(); return this; } }
                class External implements Externalizable {
                    public void writeExternal(ObjectOutput out) { Leaf.file(); }
                    public void readExternal(ObjectInput in) { Leaf.sleep(); }
                }
                class Plain implements Serializable { }
                class A {
                    ObjectOutputStream out() throws IOException { return new ObjectOutputStream(new ByteArrayOutputStream()); }
                    void custom() throws IOException { out().writeObject(new Custom()); } // want custom:"IO_BOUND COMPUTE FILE"
                    void replaced() throws IOException { out().writeObject(new Replaced()); } // want replaced:"IO_BOUND COMPUTE FILE"
                    void external() throws IOException { out().writeObject(new External()); } // want external:"IO_BOUND COMPUTE FILE"
                    void kept(java.util.List<Object> all) { all.add(new Custom()); } // want kept:"TRIVIAL"
                    void plain() throws IOException { out().writeObject(new Plain()); } // want plain:"CPU_BOUND COMPUTE"
                    void unshared() throws IOException { out().writeUnshared(new Custom()); } // want unshared:"IO_BOUND COMPUTE FILE"
                    void nested(ObjectOutput to) throws IOException { to.writeObject(new Custom()); } // want nested:"IO_BOUND COMPUTE FILE STREAM"
                    void other() throws IOException { out().writeFields(); } // want other:"CPU_BOUND COMPUTE"
                    void typed(Custom c) throws IOException { out().writeObject(c); } // want typed:"IO_BOUND COMPUTE FILE"
                }
                """);
    }

    @Test
    @Feature(
            value = "objects that are read, and objects within objects that are written",
            classes = Handling.NOT_COUNTED,
            source = Handling.NOT_COUNTED)
    void whatTheBytesNameIsNotCounted() {
        check("""
                import java.io.*;
                class Parent { Parent() { Leaf.file(); } }
                class Custom extends Parent implements Serializable, ObjectInputValidation {
                    private void readObject(ObjectInputStream in) { Leaf.file(); }
                    private Object readResolve() { Leaf.file(); return this; }
                    private void writeObject(ObjectOutputStream out) { Leaf.file(); }
                    public void validateObject() { Leaf.file(); }
                }
                class External implements Externalizable {
                    public External() { Leaf.file(); }
                    public void writeExternal(ObjectOutput out) { }
                    public void readExternal(ObjectInput in) { Leaf.file(); }
                }
                class Holder implements Serializable { Custom custom; Runnable lambda; }
                class A {
                    Custom read(byte[] bytes) throws Exception { // want read:"CPU_BOUND COMPUTE"
                        return (Custom) new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
                    }
                    void external(byte[] bytes) throws Exception { // want external:"CPU_BOUND COMPUTE"
                        External e = (External) new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
                    }
                    void within(Holder h) throws Exception { // want within:"CPU_BOUND COMPUTE"
                        new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(h);
                    }
                }
                """);
    }
}
