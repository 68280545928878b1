using UrbGrade.Bus.Programs;

namespace UrbGrade.Modules.Core.Database;

/// <summary>A note in the data folder of the server that has its data, so that nobody who forgets to name the server starts over on an
/// empty file.</summary>
internal sealed class ServerNote(string dataFolder)
{
    private readonly string file = Path.Combine(dataFolder, "database.txt");

    /// <summary>Notes where the data is.</summary>
    public void Keep(string place)
    {
        PrivateFile.CreateFolder(dataFolder);
        if (!File.Exists(file) || File.ReadAllText(file).Trim() != place)
        {
            File.WriteAllText(file, place + Environment.NewLine);
        }
    }

    /// <summary>Lets SQLite be used only where no server has the data.</summary>
    /// <exception cref="InvalidOperationException">A server has it.</exception>
    public void RefuseSqlite()
    {
        if (File.Exists(file))
        {
            throw new InvalidOperationException(
                $"The data of '{dataFolder}' is in the {File.ReadAllText(file).Trim()}. Name it with --database and --connection, or in "
                + $"urbgrade.json as Core:Database and Core:Connection. To start over on SQLite, delete '{file}'.");
        }
    }
}
