String log = new File(basedir, 'build.log').text
assert log.contains('right: square')
assert log.contains('right: cube')
String second = log.substring(log.indexOf('right: square'))

// The edited file only; what it generates is compiled in the same run.
assert second =~ /Compiling 1 source file/

long edited = new File(basedir, 'target/classes/consumer/PowerGradients.class').lastModified()
for (untouched in ['Main', 'Other', 'OtherGradients']) {
  assert new File(basedir, "target/classes/consumer/${untouched}.class").lastModified() < edited
}
return true
