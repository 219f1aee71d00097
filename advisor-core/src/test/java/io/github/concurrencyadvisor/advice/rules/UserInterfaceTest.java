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

    @Test
    void namesTellWhereTheClassesAreMissing() {
        Wants.checkSourceAlone(folder, """
                package com.acme.shop;
                import com.acme.tasks.BackgroundTask;
                import com.acme.data.OrderRepository;
                import com.acme.data.Order;
                import java.util.List;
                import javafx.scene.control.Label;
                public class OrdersViewModel {
                    private final Label label = new Label();
                    private OrderRepository orders;
                    public void reload() {
                        orders.findAll(); // want "BlockingCallOnEventLoop: OrderRepository.findAll waits for the database on the user interface's thread, which runs OrdersViewModel.reload because it is public in a class of that name: .*"
                    }
                    public void reloadInBackground() {
                        BackgroundTask.wrap(() -> orders.findAll())
                            .onSuccess(found -> label.setText(found.toString()))
                            .onFailure(e -> orders.saveAll(List.of())) // want "BlockingCallOnEventLoop: OrderRepository.saveAll waits for the database .*"
                            .execute();
                    }
                    private void other() {
                        orders.findAll();
                    }
                }
                """, """
                package com.acme.shop;
                import com.acme.tasks.BackgroundTask;
                import com.acme.data.OrderRepository;
                public class Orders {
                    private OrderRepository orders;
                    public void reload() {
                        BackgroundTask.wrap(() -> 1).onSuccess(n -> orders.findAll());
                    }
                }
                """);
    }

    @Test
    void aPublicMethodThatIsGivenAnActionIsItsHandler() {
        Wants.checkSourceAlone(folder, """
                package com.acme.desk;
                import java.net.Socket;
                import javafx.event.ActionEvent;
                class DialView {
                    public void dial(ActionEvent event) throws Exception {
                        new Socket("example.org", 80).close(); // want "BlockingCallOnEventLoop: new Socket waits for the network on the user interface's thread, which runs DialView.dial because it is public and given what it is: .*"
                    }
                    public void getAnswer(ActionEvent event) throws Exception {
                        new Socket("example.org", 80).close(); // want "BlockingCallOnEventLoop: new Socket waits .* which runs DialView.getAnswer because it is public and given what it is: .*"
                    }
                    public void dialFor(ActionEvent event, String host) throws Exception { new Socket(host, 80).close(); }
                }
                """);
    }

    @Test
    void nestedLoopsAreShownWhereTheyBegin() {
        Wants.checkSourceAlone(folder, """
                package com.acme.shop;
                import com.acme.tasks.BackgroundTask;
                import com.acme.Library;
                import java.util.*;
                import javafx.scene.control.ListView;
                public class MatchTab {
                    private ListView<String> list;
                    private Library library;
                    void search() {
                        BackgroundTask.wrap(() -> new ArrayList<String>()).onSuccess(found -> show(found)).execute();
                    }
                    private void show(List<String> found) {
                        list.setItems(found.stream()
                            .filter(one -> isKnown(one)) // want "CpuBoundWorkOnEventLoop: .*"
                            .toList());
                    }
                    private boolean isKnown(String one) {
                        return library.getEntries().stream().anyMatch(other -> isSame(one, other.getTitle()));
                    }
                    private static boolean isSame(String one, String other) {
                        int same = 0;
                        for (char c : one.toCharArray()) { same += other.indexOf(c); }
                        return same > 3;
                    }
                }
                """);
    }

    @Test
    void aHandlerOfAMissingControlRunsOnTheThreadToo() {
        Wants.checkSourceAlone(folder, """
                package com.acme.shop;
                import java.io.IOException;
                import java.net.Socket;
                import javafx.scene.control.ButtonOfAnotherVersion;
                class Form {
                    Form(ButtonOfAnotherVersion button, String host) {
                        button.setOnWhatever(e -> connect(host)); // want "BlockingCallOnEventLoop: Form.connect waits for the network .*"
                    }
                    static void connect(String host) {
                        try (Socket socket = new Socket(host, 80)) {
                            socket.getInputStream();
                        } catch (IOException e) {
                            System.err.println(e);
                        }
                    }
                }
                """);
    }

    @Test
    void whatIsNamedLikeComputingIsNoWorkForAVirtualThread() {
        Wants.checkSourceAlone(folder, """
                package com.acme.shop;
                import com.other.xml.Messages;
                import com.other.xml.Store;
                import java.util.concurrent.*;
                class Inbox {
                    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                    private final Store store = new Store();
                    private java.nio.file.Path folder;
                    void arrived(byte[] message) {
                        threads.submit(() -> Messages.parse(new String(message))); // want "CpuBoundWorkOnVirtualThread: what ExecutorService.submit is given computes in Messages.parse on a virtual thread.*"
                        threads.submit(() -> store.write(Messages.parse(new String(message))));
                        threads.submit(() -> { java.nio.file.Files.exists(folder); return Messages.parse(new String(message)); }); // want "CpuBoundWorkOnVirtualThread: .* and is not seen to give way"
                    }
                    void close() { threads.close(); }
                }
                """);
    }

    @Test
    void aDesktopToolkitThatIsNotThereRunsItsListenersAllTheSame() {
        Wants.checkSourceAlone(folder, """
                package com.acme.shop;
                import java.io.IOException;
                import java.net.Socket;
                import org.eclipse.core.runtime.IProgressMonitor;
                import org.eclipse.core.runtime.IStatus;
                import org.eclipse.core.runtime.Status;
                import org.eclipse.core.runtime.jobs.Job;
                import org.eclipse.jface.action.Action;
                import org.eclipse.jface.dialogs.MessageDialog;
                import org.eclipse.swt.events.SelectionAdapter;
                import org.eclipse.swt.events.SelectionEvent;
                import org.eclipse.swt.events.SelectionListener;
                import org.eclipse.swt.widgets.Button;
                import org.eclipse.swt.widgets.Display;
                import org.eclipse.swt.SWT;
                class Connect extends Action {
                    private Button button;
                    private Display display;
                    @Override public void run() {
                        dial(); // want "BlockingCallOnEventLoop: Connect.dial waits for the network in new Socket on the user interface's thread, .*"
                        MessageDialog.openInformation(null, "a", "b");
                    }
                    void listen() {
                        button.addListener(SWT.Selection, event -> dial()); // want "BlockingCallOnEventLoop: Connect.dial .*"
                        button.addSelectionListener(new SelectionListener() {
                            @Override public void widgetSelected(SelectionEvent event) { dial(); } // want "BlockingCallOnEventLoop: Connect.dial .*"
                        });
                        display.asyncExec(() -> dial()); // want "BlockingCallOnEventLoop: Connect.dial .*"
                    }
                    static void dial() {
                        try (Socket socket = new Socket("host", 80)) {
                            socket.getInputStream();
                        } catch (IOException e) {
                            System.err.println(e);
                        }
                    }
                }
                class Dial extends Job {
                    Dial() { super("dial"); }
                    @Override protected IStatus run(IProgressMonitor monitor) {
                        Connect.dial();
                        return Status.OK_STATUS;
                    }
                }
                """);
    }

    @Test
    void aWorkerThatIsRunRatherThanExecutedWorksWhereItIsRun() {
        Wants.checkBothWays(folder, """
                import java.nio.file.*;
                import javax.swing.*;
                class Loader extends SwingWorker<byte[], Void> {
                    @Override
                    protected byte[] doInBackground() throws Exception { return Files.readAllBytes(Path.of("x")); }
                }
                class View {
                    void wrong() {
                        SwingUtilities.invokeLater(new Loader()); // want "BlockingCallOnEventLoop: Loader.doInBackground waits for the file system in Files.readAllBytes on the user interface's thread, .*"
                    }
                    void right() {
                        SwingUtilities.invokeLater(() -> new Loader().execute());
                    }
                }
                """);
    }
}
