package org.tutela.core.image;

import java.io.IOException;

/** Decodes the frames of a walked file. */
interface FrameReader {
  /** Takes one frame after another. */
  interface Sink {
    /**
     * Takes a frame.
     *
     * @param number of the frame in the file, from 1
     * @param rows valid until this call returns
     */
    void frame(int number, RowSource rows) throws IOException;
  }

  /** Decodes the frames that the run asks for, the first of the file always among them. */
  void read(DecodeRun run, Sink sink) throws IOException;

  /** {@return a reader of one picture} */
  static FrameReader single(Single picture) {
    return (run, sink) -> sink.frame(1, new GuardedRows(picture.rows(run), run, true));
  }

  /** Makes the rows of the only picture of a file. */
  interface Single {
    RowSource rows(DecodeRun run) throws IOException;
  }
}
