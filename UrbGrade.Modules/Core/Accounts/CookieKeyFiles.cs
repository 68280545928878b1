using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Programs;

namespace UrbGrade.Modules.Core.Accounts;

/// <summary>The keys of sessions where the database is a file: beside it, as such a file is copied about more easily than keys
/// should be.</summary>
internal static class CookieKeyFiles
{
    public static FileSystemXmlRepository In(CoreOptions core, ILoggerFactory logs)
    {
        var folder = Path.Combine(core.KeysFolder, "cookies");
        PrivateFile.CreateFolder(core.KeysFolder);
        PrivateFile.CreateFolder(folder);
        return new FileSystemXmlRepository(new DirectoryInfo(folder), logs);
    }
}
