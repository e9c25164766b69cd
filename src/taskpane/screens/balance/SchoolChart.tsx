import * as Plot from '@observablehq/plot';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactElement, type RefObject } from 'react';
import type { LevelIndicatorView, PointView } from '../../../app/view/types';
import { useFigures, useText } from '../../hooks';

const HEIGHT = 220;

const useStyles = makeStyles({
  chart: {
    width: '100%',
    color: tokens.colorNeutralForeground1,
    // Plot takes its background from here; its marks take theirs from the tokens below.
    '& svg': { backgroundColor: 'transparent', overflow: 'visible' },
    '& .dots': { cursor: 'pointer' },
  },
});

interface SchoolChartProps {
  readonly points: readonly PointView[];
  readonly indicator: LevelIndicatorView;
  readonly onShow: (point: PointView) => void;
}

interface Dot {
  readonly point: PointView;
  readonly rank: number;
  readonly value: number;
}

/**
 * The schools of a level from the lowest value to the highest, the threshold and the mean as lines. Schools that miss
 * the threshold are crosses, so that colour is not needed to tell them; larger schools, which weigh more, are larger.
 */
export default function SchoolChart({ points, indicator, onShow }: SchoolChartProps): ReactElement {
  const t = useText('balance');
  const { integer } = useFigures();
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  useEffect(() => {
    const element = place.current;
    if (element === null || width === 0) return undefined;
    const dots = ranked(points);
    const side = sideOfMean(indicator, dots);
    // Worded when a dot is pointed at: a thousand of them take longer than drawing does.
    const words = (point: PointView) =>
      t('dot', {
        name: point.name,
        value: point.valueText,
        unit: indicator.unit,
        pupils: point.pupils === null ? '——' : integer(point.pupils),
      });
    const plot = Plot.plot({
      width,
      height: HEIGHT,
      marginLeft: 44,
      marginRight: 56,
      marginBottom: 24,
      x: { label: null, ticks: [] },
      y: { label: indicator.unit, grid: true, zero: true, nice: true },
      r: { range: [2.5, 7] },
      symbol: { domain: [true, false], range: ['circle', 'times'] },
      marks: [
        ...line(
          indicator.threshold,
          t('threshold'),
          tokens.colorPaletteRedForeground1,
          '4 3',
          -side,
        ),
        ...line(indicator.mean, t('meanLine'), tokens.colorNeutralForeground2, '1 3', side),
        Plot.dot(dots, {
          className: 'dots',
          x: 'rank',
          y: 'value',
          r: ({ point }: Dot) => point.pupils ?? 0,
          symbol: ({ point }: Dot) => point.met !== false,
          stroke: ({ point }: Dot) =>
            point.met === false
              ? tokens.colorPaletteRedForeground1
              : tokens.colorBrandForegroundLink,
          strokeWidth: 1.5,
          fill: ({ point }: Dot) => (point.met === false ? 'none' : tokens.colorBrandBackground2),
        }),
        Plot.tip(
          dots,
          Plot.pointer({
            x: 'rank',
            y: 'value',
            title: ({ point }: Dot) => point,
            format: { title: words },
            fontSize: 12,
          }),
        ),
      ],
    });
    plot.setAttribute('role', 'img');
    // An image has no parts to be named; the library names them after its marks, in English.
    for (const part of plot.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
    plot.setAttribute('aria-label', t('chart', { name: indicator.name, schools: dots.length }));
    plot.addEventListener('click', () => {
      const dot: unknown = (plot as unknown as { value?: unknown }).value;
      if (isDot(dot)) onShow(dot.point);
    });
    element.replaceChildren(plot);
    return () => {
      plot.remove();
    };
  }, [points, indicator, width, onShow, t, integer]);
  return <div ref={place} className={styles.chart} />;
}

function ranked(points: readonly PointView[]): Dot[] {
  return points
    .flatMap((point) => (point.value === null ? [] : [{ point, value: point.value }]))
    .sort((a, b) => a.value - b.value)
    .map((dot, rank) => ({ ...dot, rank }));
}

/**
 * Where the two lines stand so close that their names would cover each other, each name moves to its own side of them:
 * half a line of text, in pixels, downwards for the mean where it is the lower one.
 */
function sideOfMean({ mean, threshold }: LevelIndicatorView, dots: readonly Dot[]): number {
  if (mean === null || threshold === null) return 0;
  const top = Math.max(mean, threshold, ...dots.map(({ value }) => value));
  if (Math.abs(mean - threshold) > top * 0.08) return 0;
  return mean < threshold ? 7 : -7;
}

function line(
  value: number | null,
  name: string,
  colour: string,
  dashes: string,
  dy: number,
): Plot.Markish[] {
  if (value === null) return [];
  return [
    Plot.ruleY([value], { stroke: colour, strokeDasharray: dashes, strokeWidth: 1.5 }),
    Plot.text([value], {
      y: (one: number) => one,
      frameAnchor: 'right',
      textAnchor: 'start',
      dx: 4,
      dy,
      text: () => name,
      fill: colour,
      fontSize: 11,
    }),
  ];
}

function isDot(value: unknown): value is Dot {
  return typeof value === 'object' && value !== null && 'point' in value;
}

function useWidth(place: RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      setWidth(Math.floor(entry?.contentRect.width ?? 0));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [place]);
  return width;
}
