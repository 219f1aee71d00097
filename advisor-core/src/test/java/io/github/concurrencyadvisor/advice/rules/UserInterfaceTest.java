package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs on the user interface's thread and what a person notices of it. */
class UserInterfaceTest {

    @TempDir
    Path folder;

    @Test
    void swingCallsListenersAndTheEndOfAWorkerOnItsThread() {
        Wants.checkBothWays(folder, """
                package p;
                import java.awt.event.*;
                import java.io.*;
                import java.net.URL;
                import javax.swing.*;
                class Open implements ActionListener {
                    @Override public void actionPerformed(ActionEvent e) {
                        load(); // want "BlockingCallOnEventLoop: Open.load waits for the network in URL.openStream on the user interface's thread, which runs Open.actionPerformed because it overrides ActionListener.actionPerformed"
                    }
                    static String load() {
                        try (InputStream in = new URL("https://localhost").openStream()) {
                            return "";
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                }
                class Reload extends SwingWorker<String, Void> {
                    @Override protected String doInBackground() {
                        return Open.load();
                    }
                    @Override protected void done() {
                        try {
                            System.out.println(get());
                        } catch (Exception e) {
                            Open.load(); // want "BlockingCallOnEventLoop: Open.load waits for the network .*"
                        }
                    }
                }
                """);
    }

    @Test
    void aDialogAndAQuestionToTheFileSystemAreNotNoticed() {
        Wants.check(folder, """
                package p;
                import java.io.*;
                import java.nio.file.*;
                import javax.swing.*;
                class Save extends JPanel {
                    private final JButton button = new JButton();
                    Save(File file, Path path, JFrame frame) {
                        button.addActionListener(e -> {
                            if (file.exists() && Files.isWritable(path)) {
                                JOptionPane.showMessageDialog(frame, "exists");
                            } else if (new JFileChooser().showSaveDialog(frame) == 0) {
                                file.delete(); // want "BlockingCallOnEventLoop: File.delete waits for the file system .*"
                            }
                        });
                    }
                }
                """);
    }
}
