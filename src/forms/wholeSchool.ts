/** What belongs to a school as a whole, and so stands the same on the row of each of its levels. */
export const WHOLE_SCHOOL = [
  'school_code',
  'school_name',
  'school_type',
  'founded_year',
  'is_pre2010',
  'is_pre2016',
  'is_dense_city',
  'is_rural_small',
  'is_small_class_rural',
  'students_primary',
  'students_junior',
  'students_senior',
  'area_site',
  'area_building',
  'area_teaching',
  'area_indoor_sport',
  'area_field',
  'area_offsite',
  'area_other_field',
  'equip_value',
  'multimedia_rooms',
  'music_rooms',
  'music_ge96',
  'music_73_96',
  'music_61_73',
  'art_rooms',
  'art_ge90',
  'art_67_90',
  'art_61_67',
  'computers',
  'books',
  'funds_public_budget',
  'funds_public_final',
  'funds_training_budget',
] as const;

const WHOLE: ReadonlySet<string> = new Set(WHOLE_SCHOOL);

export function isWholeSchool(field: string): boolean {
  return WHOLE.has(field);
}
