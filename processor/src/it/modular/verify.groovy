assert new File(basedir, 'build.log').text.contains('derivatives as by hand')
return true
