using UrbGrade.Web.Commands;

namespace UrbGrade.Web.Hosting;

/// <summary>Where settings come from: a file in the data folder, the environment, the command line; the last one wins.</summary>
internal static class PlatformSettings
{
    public static void Add(IConfigurationBuilder configuration, string dataFolder, Dictionary<string, string?> given)
    {
        given["Core:DataFolder"] = Path.GetFullPath(dataFolder);
        configuration.AddJsonFile(Path.GetFullPath(Path.Combine(dataFolder, "urbgrade.json")), optional: true);
        configuration.AddEnvironmentVariables("URBGRADE_");
        if (Environment.GetEnvironmentVariable(DatabaseOptions.PasswordVariable) is { Length: > 0 } password)
        {
            given["Core:DatabasePassword"] = password;
        }

        configuration.AddInMemoryCollection(given.Where(setting => setting.Value is not null));
    }
}
