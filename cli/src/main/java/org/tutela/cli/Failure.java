package org.tutela.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** One line for a person about what went wrong. */
final class Failure {
  private Failure() {}

  /** {@return what the exception means, in one line} */
  static String describe(Throwable cause) {
    String message;
    if (cause instanceof NoSuchFileException file) {
      message = file.getFile() + ": no such file";
    } else if (cause instanceof AccessDeniedException file) {
      message = file.getFile() + ": permission denied";
    } else if (cause instanceof FileSystemException file && file.getReason() == null) {
      message = file.getFile() + ": " + file.getClass().getSimpleName();
    } else if (cause.getMessage() == null) {
      message = cause.getClass().getSimpleName();
    } else {
      message = cause.getMessage();
    }
    return message.replace('\n', ' ');
  }
}
