import { Command, CommanderError, Option } from 'commander';
import { VERSION } from '../app/index';
import { checkCommand, type CheckFlags } from './checkCommand';
import { collectCommand } from './collect/collectCommand';
import type { CollectFlags } from './collect/collectFlags';
import { Exit } from './exit';
import { mappingCommand, type MappingFlags } from './mappingCommand';
import { standardsCommand, type StandardsFlags } from './standardsCommand';
import { templateCommand, type TemplateFlags } from './templateCommand';

/** The command line: reads arguments, hands over to one function per command, and sets the exit code. */
async function main(): Promise<number> {
  let code: number = Exit.CLEAN;
  const language = new Option('--lang <language>', '报告语言 / language of the report')
    .choices(['zh', 'en'])
    .default('zh');
  const program = new Command('junheng')
    .description(
      '义务教育均衡发展数据校验与差异系数测算 / checks school data and computes balance coefficients',
    )
    .version(VERSION)
    .exitOverride();
  program
    .command('check')
    .description('校验工作簿，判定学校与差异系数 / check workbooks, judge schools and coefficients')
    .argument('<paths...>', '文件或文件夹 / files or folders')
    .option('--standard <id>', '所依据的标准 / standard to judge by', 'cn.quality-2017')
    .option('--relief <ids...>', '启用的放宽条款 / reliefs to switch on', [])
    .option('--json', '输出一个 JSON 文档 / print one JSON document')
    .option('--annotate <dir>', '在此文件夹写批注副本 / write annotated copies into this folder')
    .option(
      '--last-year <path>',
      '与上年的文件或文件夹核对 / compare with last year’s file or folder',
    )
    .option('--profile <map.json>', '列对照文件 / mapping profile for headers under other names')
    .addOption(language)
    .action(async (paths: string[], flags: CheckFlags) => {
      code = await checkCommand(paths, flags);
    });
  program
    .command('collect')
    .description('接收多校文件，汇成县级表 / receive files of many schools into one county table')
    .argument('<paths...>', '文件或文件夹 / files or folders')
    .requiredOption('--out <path>', '县级汇总表 / the county table to write')
    .option('--standard <id>', '所依据的标准 / standard to judge by', 'cn.quality-2017')
    .option('--relief <ids...>', '启用的放宽条款 / reliefs to switch on', [])
    .option('--schools <path>', '学校名单 / workbook that lists the schools')
    .option('--year <year>', '应报年份 / year that the data must be of')
    .option('--last-year <path>', '与上年核对 / compare with last year’s file or folder')
    .option('--profile <map.json>', '列对照文件 / mapping profile for headers under other names')
    .option('--slips <dir>', '写退回单和批注副本 / write return slips and annotated copies')
    .option('--each-folder', '每个子文件夹是一个县 / each folder inside is a county of its own')
    .option('--json', '输出一个 JSON 文档 / print one JSON document')
    .option('--jobs <n>', '同时处理的文件数 / files read at a time')
    .option('--fresh', '不用上次的进度，全部重读 / read everything anew')
    .addOption(language)
    .action(async (paths: string[], flags: CollectFlags) => {
      code = await collectCommand(paths, flags);
    });
  program
    .command('mapping')
    .description(
      '列出待确认的表头，写入列对照文件 / write the headers to be confirmed into a mapping profile',
    )
    .argument('<paths...>', '文件或文件夹 / files or folders')
    .requiredOption('--out <map.json>', '新文件 / the new file')
    .option('--profile <map.json>', '已确认的列对照 / what is confirmed already')
    .option('--all', '也列出没有相近项目的表头 / headers like no field, too')
    .addOption(language)
    .action(async (paths: string[], flags: MappingFlags) => {
      code = await mappingCommand(paths, flags);
    });
  program
    .command('template')
    .description('生成空白表样，不覆盖已有文件 / write a blank form into a new file')
    .argument('<form>', 'school-sheet | school-ledger | county-sheet | application')
    .argument('<out.xlsx>', '新文件 / the new file')
    .option('--standard <id>', '所依据的标准 / standard to make it for', 'cn.quality-2017')
    .option('--year <year>', '填报年份 / year to name in it')
    .option('--from <path>', '由上年的文件结转 / take over from last year’s file or folder')
    .addOption(language)
    .action(async (form: string, path: string, flags: TemplateFlags) => {
      code = await templateCommand(form, path, flags);
    });
  program
    .command('standards')
    .description('列出标准，或说明其中一个 / list the standards, or explain one')
    .argument('[id]')
    .option('--json', '输出一个 JSON 文档 / print one JSON document')
    .addOption(language)
    .action((id: string | undefined, flags: StandardsFlags) => {
      code = standardsCommand(id, flags);
    });
  try {
    await program.parseAsync();
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version are answers, everything else is a wrong call.
    return error.exitCode === 0 ? Exit.CLEAN : Exit.USAGE;
  }
}

process.exitCode = await main();
