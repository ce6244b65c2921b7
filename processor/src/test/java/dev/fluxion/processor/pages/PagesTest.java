package dev.fluxion.processor.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.TestCompiler;
import dev.fluxion.processor.pages.Page.Block;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages of the repository show is there, compiles without a warning, and runs. */
class PagesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  static Stream<Page> pages() {
    return Page.below(ROOT).stream();
  }

  /** Each block of Java is quoted from the sources beside the page, or belongs to its program. */
  @ParameterizedTest
  @MethodSource("pages")
  void snippetsRun(Page page) throws Throwable {
    List<Block> own =
        page.blocks().stream().filter(block -> block.isHidden() || !page.isQuoted(block)).toList();
    if (!own.isEmpty()) {
      Object ran = TestCompiler.strict().compile(Page.program(own)).clean().run("page.Page");
      assertEquals("ran", ran);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void picturesExist(Page page) {
    page.pictures().forEach(picture -> assertTrue(Files.isRegularFile(picture), picture::toString));
  }

  @Test
  void readmeAndSamplesShowCodeAndPictures() {
    for (String folder : List.of("", "samples/textbook", "samples/learning")) {
      Page page = new Page(ROOT.resolve(folder).resolve("README.md"));
      assertFalse(page.blocks().stream().allMatch(Block::isHidden), page::toString);
      assertFalse(page.pictures().isEmpty(), page::toString);
    }
  }
}
