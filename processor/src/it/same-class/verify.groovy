assert new File(basedir, 'build.log').text.contains('root found')
return true
