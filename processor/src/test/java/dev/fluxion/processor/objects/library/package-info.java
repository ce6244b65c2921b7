/** Classes in the style of numerical libraries: checks, private fields, helpers in other files. */
package dev.fluxion.processor.objects.library;
