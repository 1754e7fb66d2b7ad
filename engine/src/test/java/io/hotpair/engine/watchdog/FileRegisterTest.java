package io.hotpair.engine.watchdog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.watchdog.RegisterException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRegisterTest {
  private static final SortedSet<Integer> NODES = new TreeSet<>(Set.of(0, 1, 2));
  private static final View FIRST = new View(1, 1, 0, List.of(new Member(0, 77)));
  private static final View SECOND =
      new View(2, 1, 0, List.of(new Member(0, 77), new Member(1, 78)));
  private static final View THIRD = new View(3, 2, 1, List.of(new Member(1, 78)));

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void create() {
    file = directory.resolve("register");
    FileRegister.create(file, "demo", NODES);
  }

  private FileRegister open() {
    return FileRegister.open(file, "demo", NODES);
  }

  private String refusal() {
    return assertThrows(RegisterException.class, this::open).getMessage();
  }

  private View readAgain() {
    try (FileRegister register = open()) {
      return register.read();
    }
  }

  private void write(View... views) {
    try (FileRegister register = open()) {
      for (View view : views) {
        assertTrue(register.compareAndSet(register.read().version(), view, List.of()));
      }
    }
  }

  @Test
  void shouldBeginAtVersionZero() {
    try (FileRegister register = open()) {
      assertEquals(View.NONE, register.read());
      assertEquals("demo", register.cluster());
      assertEquals(NODES, register.nodeIds());
      assertEquals(-1, register.damagedSlot());
    }
  }

  @Test
  void shouldKeepEveryViewAcrossOpenings() {
    for (View view : List.of(FIRST, SECOND, THIRD)) {
      write(view);
      assertEquals(view, readAgain());
    }
  }

  @Test
  void shouldChangeNothingWhenTheVersionIsAnother() throws IOException {
    write(FIRST);
    byte[] before = Files.readAllBytes(file);
    try (FileRegister register = open()) {
      assertFalse(register.compareAndSet(0, SECOND, List.of()));
      assertFalse(register.compareAndSet(2, THIRD, List.of()));
      assertEquals(FIRST, register.read());
    }
    assertTrue(Arrays.equals(before, Files.readAllBytes(file)));
  }

  @Test
  void shouldRefuseAViewThatDoesNotRiseOrNamesAForeignNode() {
    write(FIRST, SECOND);
    try (FileRegister register = open()) {
      assertThrows(
          IllegalArgumentException.class, () -> register.compareAndSet(2, SECOND, List.of()));
      View foreign = new View(3, 2, 9, List.of(new Member(9, 1)));
      assertThrows(
          IllegalArgumentException.class, () -> register.compareAndSet(2, foreign, List.of()));
      assertEquals(SECOND, register.read());
    }
  }

  @Test
  void shouldNotGrow() throws IOException {
    long length = Files.size(file);
    write(FIRST, SECOND, THIRD);
    assertEquals(length, Files.size(file));
  }

  @Test
  void shouldHoldAsManyMembersAsThereMayBeNodes() {
    SortedSet<Integer> many = new TreeSet<>();
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < RegisterLayout.MAX_NODES; i++) {
      many.add(i);
      members.add(new Member(i, Long.MAX_VALUE - i));
    }
    Path big = directory.resolve("big");
    FileRegister.create(big, "demo", many);
    View view = new View(1, 1, 0, members);
    try (FileRegister register = FileRegister.open(big, "demo", many)) {
      assertTrue(register.compareAndSet(0, view, List.of()));
    }
    try (FileRegister register = FileRegister.open(big, "demo", many)) {
      assertEquals(view, register.read());
    }
    assertTrue(new RegisterSlot(1, view, members).toPage().getInt(4) + 8 <= 512);
  }

  @Test
  void shouldFallBackToTheViewBeforeWhenTheWriteWasTornAtAnyByte() throws IOException {
    write(FIRST, SECOND);
    byte[] before = Files.readAllBytes(file);
    write(THIRD);
    byte[] after = Files.readAllBytes(file);
    int first = Arrays.mismatch(before, after);
    int last = after.length - 1;
    while (before[last] == after[last]) {
      last--;
    }
    int tornCount = 0;
    for (int cut = first; cut <= last + 1; cut++) {
      byte[] torn = after.clone();
      System.arraycopy(before, cut, torn, cut, before.length - cut);
      Files.write(file, torn);
      View read = readAgain();
      boolean isWhole = Arrays.equals(torn, after);
      assertEquals(isWhole ? THIRD : SECOND, read, "cut at " + cut);
      tornCount += isWhole ? 0 : 1;
    }
    assertTrue(tornCount > 20, "cuts: " + tornCount);
  }

  @Test
  void shouldNeverReadAWrongViewWhenAnyByteIsFlipped() throws IOException {
    write(FIRST, SECOND, THIRD);
    byte[] whole = Files.readAllBytes(file);
    int refused = 0;
    int previous = 0;
    for (int i = 0; i < whole.length; i += i % 4096 < 512 ? 1 : 97) {
      byte[] flipped = whole.clone();
      flipped[i] ^= 0x10;
      Files.write(file, flipped);
      try (FileRegister register = open()) {
        View read = register.read();
        assertTrue(read.equals(THIRD) || read.equals(SECOND), "flip at " + i + ": " + read);
        if (read.equals(SECOND)) {
          previous++;
          assertTrue(register.damagedSlot() >= 0);
        }
      } catch (RegisterException e) {
        refused++;
        assertTrue(i < 4096, "flip at " + i + ": " + e.getMessage());
      }
    }
    assertTrue(refused > 20 && previous > 20, refused + " refused, " + previous + " previous");
  }

  @Test
  void shouldSurviveAnyFlipInASlotOnceItIsMirrored() throws IOException {
    write(FIRST, SECOND, THIRD);
    try (FileRegister register = open()) {
      assertFalse(register.isMirrored());
      register.mirror();
      assertTrue(register.isMirrored());
    }
    byte[] whole = Files.readAllBytes(file);
    for (int i = 4096; i < whole.length; i += i % 4096 < 512 ? 1 : 97) {
      byte[] flipped = whole.clone();
      flipped[i] ^= 1;
      Files.write(file, flipped);
      assertEquals(THIRD, readAgain(), "flip at " + i);
    }
  }

  @Test
  void shouldKeepWhoMayBeNeededBesideTheViewUntilThatIsForgotten() throws IOException {
    List<Member> former = List.of(new Member(0, 7));
    write(FIRST);
    try (FileRegister register = open()) {
      assertTrue(register.compareAndSet(1, SECOND, former));
    }
    try (FileRegister register = open()) {
      assertEquals(former, register.former());
      register.mirror();
      register.forgetFormer();
      assertEquals(List.of(), register.former());
      assertFalse(register.isMirrored());
    }
    try (FileRegister register = open()) {
      assertEquals(former, register.former(), "not durable before it is mirrored");
      register.forgetFormer();
      register.mirror();
      register.mirror();
      assertTrue(register.isMirrored());
    }
    byte[] whole = Files.readAllBytes(file);
    whole[4096 + 20] ^= 1;
    Files.write(file, whole);
    try (FileRegister register = open()) {
      assertEquals(SECOND, register.read());
      assertEquals(List.of(), register.former());
    }
  }

  @Test
  void shouldNameTheFormatWhenItIsAnother() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer header = RegisterLayout.page().put(bytes, 0, 4096);
    int length = header.getInt(4);
    header.putInt(16, 1).position(8 + length);
    RegisterLayout.seal(header).get(bytes, 0, 4096);
    Files.write(file, bytes);
    String refusal = refusal();
    assertTrue(refusal.contains("format 1") && refusal.contains("format 2"), refusal);
  }

  @Test
  void shouldMendATornSlotAndGoOn() throws IOException {
    write(FIRST, SECOND);
    byte[] bytes = Files.readAllBytes(file);
    int offset = readSlotOf(bytes, SECOND);
    bytes[offset + 20] ^= 1;
    Files.write(file, bytes);
    try (FileRegister register = open()) {
      assertEquals(FIRST, register.read());
      register.mirror();
      assertTrue(register.compareAndSet(1, SECOND, List.of()));
    }
    write(THIRD);
    assertEquals(THIRD, readAgain());
  }

  private static int readSlotOf(byte[] bytes, View view) {
    for (int page = 1; page <= 2; page++) {
      ByteBuffer copy = RegisterLayout.page();
      copy.put(bytes, page * 4096, 4096);
      RegisterSlot slot = RegisterSlot.fromPage(copy.clear());
      if (slot != null && slot.view().equals(view)) {
        return page * 4096;
      }
    }
    throw new AssertionError("no slot holds " + view);
  }

  @Test
  void shouldRefuseWhenBothSlotsAreDamaged() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[4096 + 10] ^= 1;
    bytes[8192 + 10] ^= 1;
    Files.write(file, bytes);
    assertTrue(refusal().contains(file + " is damaged in both slots"), refusal());
  }

  @Test
  void shouldRefuseAFileCutAtAnyLength() throws IOException {
    write(FIRST);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 61) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertTrue(refusal().contains("has no sound header (" + length + " bytes)"), refusal());
    }
  }

  @Test
  void shouldRefuseAMissingFileAnotherClusterAndOtherNodes() throws IOException {
    assertTrue(
        assertThrows(RegisterException.class, () -> FileRegister.open(file, "prod", NODES))
            .getMessage()
            .contains("belongs to cluster 'demo', not to 'prod'"));
    assertTrue(
        assertThrows(
                RegisterException.class,
                () -> FileRegister.open(file, "demo", new TreeSet<>(Set.of(0, 1))))
            .getMessage()
            .contains("was created for nodes [0, 1, 2], not for [0, 1]"));
    Files.delete(file);
    assertTrue(refusal().contains("register " + file + " is missing"));
  }

  @Test
  void shouldRefuseToCreateOverAnExistingFile() throws IOException {
    write(FIRST);
    byte[] before = Files.readAllBytes(file);
    String message =
        assertThrows(RegisterException.class, () -> FileRegister.create(file, "demo", NODES))
            .getMessage();
    assertTrue(message.contains(file + " exists already"), message);
    assertTrue(Arrays.equals(before, Files.readAllBytes(file)));
  }

  @Test
  void shouldRefuseNonsenseNamesAndNodes() {
    Path other = directory.resolve("other");
    assertThrows(IllegalArgumentException.class, () -> FileRegister.create(other, "", NODES));
    assertThrows(
        IllegalArgumentException.class, () -> FileRegister.create(other, "x".repeat(65), NODES));
    assertThrows(
        IllegalArgumentException.class, () -> FileRegister.create(other, "x", new TreeSet<>()));
    assertFalse(Files.exists(other));
  }

  @Test
  void shouldBeOpenedByOneAtATime() {
    try (FileRegister register = open()) {
      assertEquals(View.NONE, register.read());
      assertTrue(refusal().contains("is in use: another watchdog"), refusal());
    }
    assertEquals(View.NONE, readAgain());
  }

  @Test
  void shouldFinishACreationThatWasCutOff() throws IOException {
    Files.move(file, directory.resolve("register.new"));
    FileRegister.create(file, "demo", NODES);
    assertEquals(View.NONE, readAgain());
  }
}
