package dev.fluxion.processor.frontend;

import com.sun.source.util.Trees;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What javac offers to annotation processors. */
record Compiler(Elements elements, Types types, Trees trees) {}
