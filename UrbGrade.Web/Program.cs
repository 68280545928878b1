using UrbGrade.Web.Commands;

return await UrbGradeCommandLine.Run(args, Console.Out, Console.Error, Console.IsInputRedirected ? Console.In : null, !Console.IsOutputRedirected);
