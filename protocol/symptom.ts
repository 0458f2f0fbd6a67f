import * as z from 'zod/mini';
import { symptoms } from '../trace/diagnose/symptom.js';

/** What somebody asks the reason of; what is none of the known ones is answered with their list. */
export const symptom = z.enum(symptoms, {
  error: `is no known symptom: there are ${symptoms.map((one) => `"${one}"`).join(', ')}`,
});
