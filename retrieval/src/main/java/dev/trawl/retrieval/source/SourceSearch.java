package dev.trawl.retrieval.source;

import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Source;
import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.DocumentSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Collects the sources named by a list of arguments. Not thread-safe. */
final class SourceSearch {
  private static final Pattern ADDRESS = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+://.*");

  private final DocumentSettings settings;
  private final InputStream standardInput;
  private final List<Source> found = new ArrayList<>();
  private final List<Asking.Rejected> rejected = new ArrayList<>();
  private final Set<Object> seen = new HashSet<>();
  private int skipped;

  SourceSearch(DocumentSettings settings, InputStream standardInput) {
    this.settings = settings;
    this.standardInput = standardInput;
  }

  void add(String argument) {
    if (argument.equals("-")) {
      if (seen.add("-")) {
        addStream("standard input", standardInput);
      }
    } else if (argument.isBlank()) {
      reject("empty argument", "give the name of a file");
    } else if (ADDRESS.matcher(argument).matches()) {
      addAddress(argument);
    } else {
      addPath(argument);
    }
  }

  Sources result() {
    return new Sources(distinctNames(), rejected, skipped);
  }

  private void addAddress(String argument) {
    try {
      var address = new URI(argument.strip());
      var scheme = address.getScheme().toLowerCase(Locale.ROOT);
      if (!scheme.equals("http") && !scheme.equals("https")) {
        reject(DownloadName.withoutSecrets(address), "only http and https URLs can be opened");
      } else if (address.getHost() == null) {
        reject(scheme + "://…", "the URL has no host; check it");
      } else if (address.getRawUserInfo() != null) {
        reject(
            DownloadName.withoutSecrets(address),
            "the URL contains a user name or password, which is never sent; remove it");
      } else if (seen.add(address.normalize())) {
        found.add(new Source.Url(address));
      }
    } catch (URISyntaxException e) {
      reject(
          argument.replaceAll("://[^/]*@", "://").replaceAll("[?#].*", ""),
          "not a valid URL; check it");
    }
  }

  private void addPath(String argument) {
    Path path;
    try {
      path = Path.of(argument);
    } catch (InvalidPathException e) {
      reject(argument, "not a valid file name; check it");
      return;
    }
    var name = fileName(path);
    if (!Files.exists(path)) {
      reject(argument, "no such file; check the name");
    } else if (!Files.isReadable(path)) {
      reject(name, "cannot be read; check its permissions");
    } else if (Files.isDirectory(path)) {
      addFolder(path, name);
    } else if (Files.isRegularFile(path)) {
      if (seen.add(realPath(path))) {
        found.add(new Source.LocalFile(path, name));
      }
    } else {
      addPipe(path, name);
    }
  }

  /**
   * Reads a named pipe, such as a shell's {@code <(command)}, into memory, because it can be read
   * only once.
   */
  private void addPipe(Path path, String name) {
    if (!seen.add(path)) {
      return;
    }
    try (var in = Files.newInputStream(path)) {
      addStream(name, in);
    } catch (IOException e) {
      reject(name, "cannot be read; check it");
    }
  }

  private void addStream(String name, InputStream in) {
    try {
      int limit = (int) settings.maxFileBytes();
      var bytes = in.readNBytes(limit);
      if (bytes.length == limit && in.read() >= 0) {
        var tooLong =
            DocumentException.overLimit(
                "has more bytes", "trawl.documents.max-file-size", settings.maxFileBytes());
        reject(name, String.valueOf(tooLong.getMessage()));
      } else {
        found.add(new Source.InMemory(name, bytes));
      }
    } catch (IOException e) {
      reject(name, "reading failed; try again");
    } catch (OutOfMemoryError e) {
      // The bytes that were read are freed, so the other documents can still be opened.
      reject(name, "needs more memory than trawl has; save it to a file and open the file");
    }
  }

  private void addFolder(Path folder, String name) {
    var walk = new FolderWalk(folder, settings);
    walk.run();
    walk.problems().forEach(problem -> reject(name, problem));
    for (var file : walk.files()) {
      if (seen.add(realPath(file))) {
        var relative = folder.relativize(file).toString().replace('\\', '/');
        found.add(new Source.LocalFile(file, relative));
      }
    }
    skipped += walk.skipped();
    if (walk.files().isEmpty() && walk.problems().isEmpty()) {
      reject(
          name,
          "contains no document in a format that trawl reads; choose another folder or a file");
    }
  }

  private void reject(String name, String why) {
    rejected.add(new Asking.Rejected(name, name + ": " + why));
  }

  private static String fileName(Path path) {
    var last = path.getFileName();
    if (last == null || last.toString().equals(".") || last.toString().equals("..")) {
      last = path.toAbsolutePath().normalize().getFileName();
    }
    return last == null ? "folder" : last.toString();
  }

  private static Path realPath(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  /**
   * The sources. If several files have the same name, each gets the name of its folder as a prefix.
   */
  private List<Source> distinctNames() {
    var count = new HashMap<String, Integer>();
    found.forEach(source -> count.merge(source.name(), 1, Integer::sum));
    return found.stream().map(source -> distinct(source, count)).toList();
  }

  private static Source distinct(Source source, Map<String, Integer> count) {
    if (source instanceof Source.LocalFile file && count.getOrDefault(file.name(), 0) > 1) {
      var parent = root(file).getFileName();
      if (parent != null) {
        return new Source.LocalFile(file.path(), parent + "/" + file.name());
      }
    }
    return source;
  }

  /** The folder that the file's name is relative to. */
  private static Path root(Source.LocalFile file) {
    var path = file.path().toAbsolutePath().normalize();
    var root = path.getRoot().resolve(path.subpath(0, path.getNameCount()));
    for (int up = Path.of(file.name()).getNameCount(); up > 0 && root.getParent() != null; up--) {
      root = root.getParent();
    }
    return root;
  }
}
