import { proveCodeBlocks } from './code-blocks.js';
import { courseFaults } from './course-faults.js';
import { type LoadedCourse, type LoadedLesson, loadCourse } from './load.js';
import { proveStep } from './prove-step.js';

/**
 * Loads the course of a folder, and runs every step of every lesson that can be read.
 * @returns with what is wrong, a line each: file, line and field
 */
export async function proveCourse(folder: string): Promise<LoadedCourse> {
  const course = await loadCourse(folder);
  const faults = [...course.faults, ...courseFaults(course)];
  for (const lesson of course.modules.flatMap((module) => module.lessons)) faults.push(...(await proveLesson(lesson)));
  return { ...course, faults };
}

/** Runs every step of a lesson. @returns what is wrong, a line each */
export async function proveLesson(lesson: LoadedLesson): Promise<string[]> {
  const faults: string[] = [];
  for (const step of lesson.steps) faults.push(...(await proveStep(step)), ...(await proveCodeBlocks(lesson, step)));
  return faults;
}
