package dev.fluxion.samples.benchmarks.adbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A hand: its bones, and the surface that they move. Matrices are four by four, row by row.
 *
 * @param parents each bone's parent, which comes before it; −1 for the root
 * @param relatives the bones' transforms at rest, relative to their parents
 * @param inverses the inverses of their absolute transforms at rest
 * @param vertices the surface's vertices at rest
 * @param weights one row for each bone: how much it moves each of the vertices
 * @param triangles the surface: three vertices each
 */
record HandModel(
    int[] parents,
    double[][] relatives,
    double[][] inverses,
    double[][] vertices,
    double[][] weights,
    int[][] triangles) {

  static HandModel read(Path directory) throws IOException {
    List<String> bones = Files.readAllLines(directory.resolve("bones.txt"));
    int[] parents = new int[bones.size()];
    double[][] relatives = new double[bones.size()][];
    double[][] inverses = new double[bones.size()][];
    for (int i = 0; i < parents.length; i++) {
      Tokens fields = Tokens.ofFields(bones.get(i));
      fields.word();
      parents[i] = fields.integer();
      relatives[i] = fields.numbers(16);
      inverses[i] = fields.numbers(16);
    }
    List<String> lines = Files.readAllLines(directory.resolve("vertices.txt"));
    double[][] vertices = new double[lines.size()][];
    double[][] weights = new double[parents.length][vertices.length];
    for (int i = 0; i < vertices.length; i++) {
      Tokens fields = Tokens.ofFields(lines.get(i));
      vertices[i] = fields.numbers(3);
      // The normal, and the place in a texture.
      fields.numbers(5);
      for (int count = fields.integer(); count > 0; count--) {
        int bone = fields.integer();
        weights[bone][i] = fields.number();
      }
    }
    return new HandModel(parents, relatives, inverses, vertices, weights, triangles(directory));
  }

  private static int[][] triangles(Path directory) throws IOException {
    return Files.readAllLines(directory.resolve("triangles.txt")).stream()
        .map(Tokens::ofFields)
        .map(fields -> new int[] {fields.integer(), fields.integer(), fields.integer()})
        .toArray(int[][]::new);
  }
}
