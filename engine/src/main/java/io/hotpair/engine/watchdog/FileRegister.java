package io.hotpair.engine.watchdog;

import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.watchdog.Register;
import io.hotpair.engine.protocol.watchdog.RegisterException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A register in one file on this host: a header, and two slots that are written in turn, in place,
 * and forced. The file never grows, so a force has no metadata to write. One process at a time may
 * have it open (it is locked), and one thread uses it.
 *
 * <p>When the process or the host dies within a write, the slot being written may be torn; the
 * other one then holds the view before. That one is right: a view is told to nobody before its
 * force returned, so nobody has ever seen the torn one. Once a view was told, {@link #mirror()}
 * copies it into the other slot, so that a slot that goes bad on the disk later does not bring an
 * old view back either.
 */
public final class FileRegister implements Register, AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final ForcedPages pages;
  private final RegisterLayout.Header header;
  private final RegisterSlot[] slots = new RegisterSlot[2];
  private RegisterSlot current;
  private List<Member> former = List.of();
  private int damagedSlot = -1;
  private boolean isBroken;
  private long lastForceNs;
  private long maxForceNs;

  private FileRegister(
      Path file, FileChannel channel, ForcedPages pages, RegisterLayout.Header header) {
    this.file = file;
    this.channel = channel;
    this.pages = pages;
    this.header = header;
  }

  /**
   * Creates the file of a new cluster, with version 0. Either the whole file is there afterwards,
   * or none.
   *
   * @param file that must not exist.
   * @param cluster its name, 1 to 64 bytes of UTF-8.
   * @param nodeIds the cluster's nodes.
   * @throws RegisterException if the file exists or cannot be written.
   */
  public static void create(Path file, String cluster, SortedSet<Integer> nodeIds) {
    ByteBuffer header = RegisterLayout.header(cluster, nodeIds);
    Path absolute = file.toAbsolutePath();
    Path draft = absolute.resolveSibling(absolute.getFileName() + ".new");
    if (Files.exists(absolute)) {
      throw new RegisterException(
          "register "
              + absolute
              + " exists already: open it without creating it, or, only if"
              + " this is to be another cluster, give another file");
    }
    try {
      Files.createDirectories(absolute.getParent());
      try (FileChannel channel =
          FileChannel.open(
              draft,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        writeFully(channel, header, 0);
        for (int i = 0; i < 2; i++) {
          writeFully(channel, new RegisterSlot(i, View.NONE, List.of()).toPage(), offsetOf(i));
        }
        channel.force(true);
      }
      Files.move(draft, absolute);
      try (FileChannel directory = FileChannel.open(absolute.getParent())) {
        directory.force(true);
      }
    } catch (IOException e) {
      throw new RegisterException("cannot create the register " + absolute + ": " + e, e);
    }
  }

  /**
   * Opens an existing file.
   *
   * @param file that {@link #create} made.
   * @param cluster name that it must have.
   * @param nodeIds nodes that it must have.
   * @return the register, locked.
   * @throws RegisterException if it is missing, damaged, in use, or of another cluster.
   */
  public static FileRegister open(Path file, String cluster, SortedSet<Integer> nodeIds) {
    Path absolute = file.toAbsolutePath();
    if (!Files.exists(absolute)) {
      throw new RegisterException(
          "register "
              + absolute
              + " is missing: give the right file; create one only for a new"
              + " cluster, because without its register nobody knows who may carry on");
    }
    FileChannel channel = null;
    ForcedPages pages = null;
    try {
      channel = FileChannel.open(absolute, StandardOpenOption.READ, StandardOpenOption.WRITE);
      lock(channel, absolute);
      RegisterLayout.Header header = readHeader(channel, absolute);
      pages = ForcedPages.open(absolute, RegisterLayout.PAGE_LENGTH);
      FileRegister register = new FileRegister(absolute, channel, pages, header);
      register.check(cluster, nodeIds);
      register.load();
      return register;
    } catch (IOException e) {
      closeQuietly(pages);
      closeQuietly(channel);
      throw new RegisterException("cannot open the register " + absolute + ": " + e, e);
    } catch (RuntimeException e) {
      closeQuietly(pages);
      closeQuietly(channel);
      throw e;
    }
  }

  private static void lock(FileChannel channel, Path file) throws IOException {
    boolean isLocked;
    try {
      isLocked = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      isLocked = false;
    }
    if (!isLocked) {
      throw new RegisterException(
          "register " + file + " is in use: another watchdog runs with it; stop that one first");
    }
  }

  private static RegisterLayout.Header readHeader(FileChannel channel, Path file)
      throws IOException {
    ByteBuffer page = RegisterLayout.page();
    boolean isWhole = channel.size() == RegisterLayout.FILE_LENGTH && readFully(channel, page, 0);
    RegisterLayout.Header header = null;
    if (isWhole && RegisterLayout.isSound(page)) {
      try {
        header = RegisterLayout.readHeader(page);
      } catch (RegisterException e) {
        throw new RegisterException("register " + file + " cannot be read: " + e.getMessage());
      }
    }
    if (header == null) {
      throw new RegisterException(
          "register "
              + file
              + " has no sound header ("
              + channel.size()
              + " bytes): it is"
              + " damaged, or no register; give back a newest copy, or create a new one and force"
              + " a node");
    }
    return header;
  }

  private void check(String cluster, SortedSet<Integer> nodeIds) {
    if (!header.cluster().equals(cluster)) {
      throw new RegisterException(
          "register "
              + file
              + " belongs to cluster '"
              + header.cluster()
              + "', not to '"
              + cluster
              + "': give the right file or the right cluster name");
    }
    if (!header.nodeIds().equals(nodeIds)) {
      throw new RegisterException(
          "register "
              + file
              + " was created for nodes "
              + header.nodeIds()
              + ", not for "
              + nodeIds
              + ": give the right file or the right nodes");
    }
  }

  private void load() throws IOException {
    for (int i = 0; i < 2; i++) {
      ByteBuffer page = RegisterLayout.page();
      slots[i] = readFully(channel, page, offsetOf(i)) ? RegisterSlot.fromPage(page) : null;
      damagedSlot = slots[i] == null ? i : damagedSlot;
    }
    if (slots[0] == null && slots[1] == null) {
      throw new RegisterException(
          "register "
              + file
              + " is damaged in both slots: give back a newest copy, or create a"
              + " new one and force a node");
    }
    int newest = slots[0] == null || (slots[1] != null && isNewer(slots[1], slots[0])) ? 1 : 0;
    current = slots[newest];
    former = current.former();
  }

  private static boolean isNewer(RegisterSlot slot, RegisterSlot other) {
    return slot.sequence() > other.sequence();
  }

  @Override
  public String cluster() {
    return header.cluster();
  }

  @Override
  public SortedSet<Integer> nodeIds() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(header.nodeIds()));
  }

  @Override
  public View read() {
    return current.view();
  }

  @Override
  public List<Member> former() {
    return former;
  }

  /** {@inheritDoc} {@link #mirror} makes it durable. */
  @Override
  public void forgetFormer() {
    former = List.of();
  }

  @Override
  public boolean compareAndSet(long expectedVersion, View next, List<Member> nextFormer) {
    if (next.version() <= expectedVersion) {
      throw new IllegalArgumentException(
          "version " + next.version() + " is not above " + expectedVersion);
    }
    checkNodes(next.members());
    checkNodes(nextFormer);
    if (current.view().version() != expectedVersion) {
      return false;
    }
    write(next, nextFormer);
    former = nextFormer;
    return true;
  }

  private void checkNodes(List<Member> members) {
    for (Member member : members) {
      if (!header.nodeIds().contains(member.nodeId())) {
        throw new IllegalArgumentException("node " + member.nodeId() + " is not in " + file);
      }
    }
  }

  /**
   * Copies the current view into the other slot, unless it is there already. To be called when
   * there is time, once a view was told.
   *
   * @throws RegisterException if that fails.
   */
  public void mirror() {
    if (!isMirrored()) {
      write(current.view(), former);
    }
  }

  /**
   * Whether both slots hold the current view and who is needed beside it.
   *
   * @return true if {@link #mirror} has nothing to do.
   */
  public boolean isMirrored() {
    return slots[0] != null
        && slots[1] != null
        && slots[0].saysAs(slots[1])
        && current.former().equals(former);
  }

  private void write(View view, List<Member> besideIt) {
    if (isBroken) {
      throw new RegisterException("register " + file + " failed before: open it afresh");
    }
    RegisterSlot next = new RegisterSlot(current.sequence() + 1, view, besideIt);
    int index = current == slots[0] ? 1 : 0;
    isBroken = true;
    try {
      long startNs = System.nanoTime();
      pages.write(next.toPage(), offsetOf(index));
      lastForceNs = System.nanoTime() - startNs;
      maxForceNs = Math.max(maxForceNs, lastForceNs);
    } catch (IOException e) {
      throw new RegisterException(
          "cannot write version "
              + view.version()
              + " into the register "
              + file
              + ": "
              + e
              + "; mend the disk and start the watchdog again: nobody was told that version",
          e);
    }
    isBroken = false;
    slots[index] = next;
    current = next;
  }

  /**
   * The slot that was found damaged on opening: by a write that was cut off, most likely. {@link
   * #mirror} mends it.
   *
   * @return 0 or 1; -1 if both were sound.
   */
  public int damagedSlot() {
    return damagedSlot;
  }

  /** How long the last write and force took, in nanoseconds; 0 before the first. */
  public long lastForceNs() {
    return lastForceNs;
  }

  /** The longest write and force, in nanoseconds; 0 before the first. */
  public long maxForceNs() {
    return maxForceNs;
  }

  @Override
  public void close() {
    closeQuietly(pages);
    closeQuietly(channel);
  }

  private static long offsetOf(int slot) {
    return (1L + slot) * RegisterLayout.PAGE_LENGTH;
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes, long offset)
      throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes, offset + bytes.position());
    }
  }

  private static boolean readFully(FileChannel channel, ByteBuffer bytes, long offset)
      throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, offset + bytes.position()) < 0) {
        return false;
      }
    }
    return true;
  }

  private static void closeQuietly(AutoCloseable closeable) {
    if (closeable != null) {
      try {
        closeable.close();
      } catch (Exception e) {
        // everything was forced before; there is nothing to lose
      }
    }
  }
}
