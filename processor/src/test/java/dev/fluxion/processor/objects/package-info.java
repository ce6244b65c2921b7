/** Methods of objects: what they read, what they call, and who may see it. */
package dev.fluxion.processor.objects;
