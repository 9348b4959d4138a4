import { Param, type PipeTransform } from '@nestjs/common';
import { notFound } from '#platform';

/** The `:seq` of a path. What is no rank is the rank of nothing: 404. */
const RANK: PipeTransform<string, number> = {
  transform: (value) => {
    if (!/^[1-9]\d{0,14}$/.test(value)) throw notFound();
    return Number(value);
  },
};

export const SeqParam = (): ParameterDecorator => Param('seq', RANK);
