import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Converts the class files of a jar to the format of Java 8, because Java cannot put older ones
 * into a start-up cache. Only the version and the stack maps change, no instruction. Superclasses
 * are looked up on the class path.
 */
class Modernize {
  private static final int MODERN = ClassFile.JAVA_8_VERSION;

  private static final ClassFile FORMAT = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS);

  /** Writes the code of each method again, which generates its stack map. */
  private static final ClassTransform TO_MODERN =
      ClassTransform.transformingMethodBodies(CodeBuilder::with)
          .andThen(
              (builder, element) ->
                  builder.with(
                      element instanceof ClassFileVersion
                          ? ClassFileVersion.of(MODERN, 0)
                          : element));

  public static void main(String[] jars) throws IOException {
    for (var jar : jars) {
      modernize(Path.of(jar));
    }
  }

  private static void modernize(Path jar) throws IOException {
    var modern = Path.of(jar + ".new");
    try (var from = new ZipFile(jar.toFile());
        var to = new ZipOutputStream(Files.newOutputStream(modern))) {
      for (var entry : from.stream().toList()) {
        var content = from.getInputStream(entry).readAllBytes();
        var same = new ZipEntry(entry.getName());
        same.setTime(entry.getTime());
        to.putNextEntry(same);
        to.write(entry.getName().endsWith(".class") ? modern(content) : content);
        to.closeEntry();
      }
    }
    Files.move(modern, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] modern(byte[] content) {
    var parsed = FORMAT.parse(content);
    return parsed.majorVersion() < MODERN ? FORMAT.transformClass(parsed, TO_MODERN) : content;
  }
}
