import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code ProductJars JAR}: fails if the class path in the manifest of JAR has a jar of the tests or
 * the benchmarks, or one of which no class can be reached from the classes of trawl. A class
 * reaches those in its constant pool: types, signatures, and names in strings. Providers of
 * services and names in Pekko's reference.conf are reached too.
 */
class ProductJars {
  private static final Pattern FOREIGN =
      Pattern.compile("(jmh|jopt|xchart|commonmark|trawl-testkit|junit|archunit|selenium).*");

  /** Its annotations are on every package; no code refers to them. */
  private static final String ANNOTATIONS = "jspecify-";

  private static final Pattern SIGNATURE = Pattern.compile("L([\\w/$]+);");
  private static final Pattern NAME = Pattern.compile("(?:[a-z_]\\w*\\.)+[A-Z][\\w$]*");
  private static final String SERVICES = "META-INF/services/";

  private final Map<String, String> jarOf = new HashMap<>();
  private final Map<String, Set<String>> reaches = new HashMap<>();
  private final Set<String> reached = new HashSet<>();
  private final ArrayDeque<String> waiting = new ArrayDeque<>();

  public static void main(String[] arguments) throws IOException {
    var product = Path.of(arguments[0]);
    var jars = new ProductJars();
    classPath(product).forEach(jars::read);
    jars.read(product);
    failIfAny("These jars do not belong to the product", jars.foreign());
    failIfAny("No code reaches these jars; exclude them in pom.xml", jars.unused());
  }

  private static List<Path> classPath(Path product) throws IOException {
    try (var jar = new JarFile(product.toFile())) {
      var entries = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return Stream.of(entries.split(" ")).map(product::resolveSibling).toList();
    }
  }

  private static void failIfAny(String what, Set<String> jars) {
    if (!jars.isEmpty()) {
      System.err.println(what + ": " + jars);
      System.exit(1);
    }
  }

  private void read(Path file) {
    try (var jar = new JarFile(file.toFile())) {
      for (var entry : Collections.list(jar.entries())) {
        var name = entry.getName();
        try (var in = jar.getInputStream(entry)) {
          if (name.endsWith(".class") && !name.startsWith("META-INF/")) {
            jarOf.put(className(name), file.getFileName().toString());
            reaches.computeIfAbsent(className(name), key -> new HashSet<>()).addAll(references(in));
          } else if (name.startsWith(SERVICES) && !entry.isDirectory()) {
            var service = name.substring(SERVICES.length()).replace('.', '/');
            reaches.computeIfAbsent(service, key -> new HashSet<>()).addAll(names(in));
          } else if (name.equals("reference.conf")) {
            names(in).forEach(this::reach);
          }
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Set<String> foreign() {
    return jarOf.values().stream()
        .filter(jar -> FOREIGN.matcher(jar).matches())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> unused() {
    reaches.keySet().stream().filter(name -> name.startsWith("dev/trawl/")).forEach(this::reach);
    while (!waiting.isEmpty()) {
      reaches.getOrDefault(waiting.poll(), Set.of()).forEach(this::reach);
    }
    var unused = new TreeSet<>(jarOf.values());
    reached.stream().map(jarOf::get).forEach(jar -> unused.remove(String.valueOf(jar)));
    unused.removeIf(jar -> jar.startsWith(ANNOTATIONS));
    return unused;
  }

  private void reach(String name) {
    if (reached.add(name)) {
      waiting.add(name);
    }
  }

  private static String className(String entry) {
    return entry.substring(0, entry.length() - ".class".length());
  }

  private static List<String> references(InputStream in) throws IOException {
    var names = new ArrayList<String>();
    for (PoolEntry entry : ClassFile.of().parse(in.readAllBytes()).constantPool()) {
      switch (entry) {
        case ClassEntry type when type.asInternalName().startsWith("[") ->
            names.addAll(all(SIGNATURE, 1, type.asInternalName()));
        case ClassEntry type -> names.add(type.asInternalName());
        case NameAndTypeEntry member ->
            names.addAll(all(SIGNATURE, 1, member.type().stringValue()));
        case StringEntry string when NAME.matcher(string.stringValue()).matches() ->
            names.add(string.stringValue().replace('.', '/'));
        default -> {}
      }
    }
    return names;
  }

  private static List<String> names(InputStream in) throws IOException {
    var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    return all(NAME, 0, text).stream().map(name -> name.replace('.', '/')).toList();
  }

  private static List<String> all(Pattern pattern, int group, String text) {
    return pattern.matcher(text).results().map(result -> result.group(group)).toList();
  }
}
