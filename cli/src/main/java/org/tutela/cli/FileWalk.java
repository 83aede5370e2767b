package org.tutela.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files that operands name: folders are walked in sorted order, links to folders are not
 * followed, and what cannot be read is kept with its reason so that the verb can go on and report
 * it.
 *
 * @param files the files, operand by operand
 * @param unreadable folders and names that could not be visited, with the cause
 */
record FileWalk(List<Path> files, Map<Path, IOException> unreadable) {

  /** {@return everything below the operands} */
  static FileWalk of(List<Path> operands) throws IOException {
    FileWalk walk = new FileWalk(new ArrayList<>(), new TreeMap<>());
    for (Path operand : operands) {
      walk.add(operand);
    }
    return walk;
  }

  private void add(Path operand) throws IOException {
    if (!Files.isDirectory(operand)) {
      files.add(operand);
      return;
    }
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        operand,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (Files.isRegularFile(file)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException cause) {
            unreadable.put(file, cause);
            return FileVisitResult.CONTINUE;
          }
        });
    found.sort(null);
    files.addAll(found);
  }
}
