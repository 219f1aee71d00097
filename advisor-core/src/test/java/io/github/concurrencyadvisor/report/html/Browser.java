package io.github.concurrencyadvisor.report.html;

import io.github.concurrencyadvisor.report.Report;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A Chromium without a window, over pages on the disk. Tests are skipped where there is none on the PATH. */
final class Browser implements AutoCloseable {

    private static final Path PICTURES = Path.of("target/screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Held, since loggers are collected: each browser is newer than the protocol that Selenium comes with, and need not be told. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static Browser start(int width, int height) {
        Optional<File> browser = onPath("chromium", "chromium-browser", "google-chrome");
        Optional<File> service = onPath("chromedriver");
        Assumptions.assumeTrue(
                browser.isPresent() && service.isPresent(),
                "no chromium and chromedriver on the PATH: the report was not opened in a browser");
        SELENIUM.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.orElseThrow());
        options.addArguments(
                "--headless=new",
                "--no-sandbox", // it opens nothing but our own pages, and CI runs as root
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriver driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(service.orElseThrow())
                        .build(),
                options);
        driver.manage().window().setSize(new Dimension(width, height));
        return new Browser(driver);
    }

    private static Optional<File> onPath(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .map(folder -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst();
    }

    /** Opens the report from a file in the folder. */
    void open(Report report, Path folder) throws IOException {
        Path file = folder.resolve("index.html");
        Files.writeString(file, HtmlReport.render(report));
        driver.get(file.toUri().toString());
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** Those that can be seen. */
    List<WebElement> visible(String selector) {
        return all(selector).stream().filter(WebElement::isDisplayed).toList();
    }

    WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** Waits until this many can be seen. */
    void awaitVisible(String selector, int count) {
        new WebDriverWait(driver, PATIENCE).until(unused -> visible(selector).size() == count);
    }

    /** Waits until the text of the element is this. */
    void awaitText(String selector, String text) {
        new WebDriverWait(driver, PATIENCE)
                .until(unused -> one(selector).getText().equals(text));
    }

    Object script(String script) {
        return Optional.ofNullable(driver.executeScript(script)).orElse("");
    }

    String title() {
        return Optional.ofNullable(driver.getTitle()).orElse("");
    }

    void dark() {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
    }

    /** What the page complained of: errors of the script, and what its own policy forbade. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Takes a picture to look at. */
    void picture(String name) throws IOException {
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
