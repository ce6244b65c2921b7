assert new File(basedir, 'build.log').text.contains('derivatives through another module as by hand')
return true
