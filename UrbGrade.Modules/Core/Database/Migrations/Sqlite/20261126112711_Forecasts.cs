using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Forecasts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ForecastFits",
                columns: table => new
                {
                    StandingId = table.Column<int>(type: "INTEGER", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Fits = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ForecastFits", x => x.StandingId);
                });

            migrationBuilder.CreateTable(
                name: "Forecasts",
                columns: table => new
                {
                    StandingId = table.Column<int>(type: "INTEGER", nullable: false),
                    Night = table.Column<int>(type: "INTEGER", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    IssuedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    IsReplayed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Values = table.Column<byte[]>(type: "BLOB", nullable: false),
                    HalfWidths = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Models = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Weights = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Agreed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Outlook = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Forecasts", x => new { x.StandingId, x.Night });
                });

            migrationBuilder.CreateTable(
                name: "ForecastStandings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    SeriesId = table.Column<int>(type: "INTEGER", nullable: false),
                    Resolution = table.Column<int>(type: "INTEGER", nullable: false),
                    Quantity = table.Column<string>(type: "TEXT", nullable: false),
                    Medium = table.Column<string>(type: "TEXT", nullable: false),
                    Unit = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    ReadyFrom = table.Column<int>(type: "INTEGER", nullable: true),
                    Night = table.Column<int>(type: "INTEGER", nullable: false),
                    ComputedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    TrainedFrom = table.Column<int>(type: "INTEGER", nullable: false),
                    FittedOn = table.Column<int>(type: "INTEGER", nullable: false),
                    FittedTo = table.Column<long>(type: "INTEGER", nullable: false),
                    Slots = table.Column<int>(type: "INTEGER", nullable: false),
                    Missing = table.Column<int>(type: "INTEGER", nullable: false),
                    Outliers = table.Column<int>(type: "INTEGER", nullable: false),
                    Temperature = table.Column<int>(type: "INTEGER", nullable: false),
                    Holidays = table.Column<string>(type: "TEXT", nullable: true),
                    Meters = table.Column<int>(type: "INTEGER", nullable: false),
                    JudgedNights = table.Column<int>(type: "INTEGER", nullable: false),
                    MeanError = table.Column<double>(type: "REAL", nullable: true),
                    LastWeekError = table.Column<double>(type: "REAL", nullable: true),
                    Mase = table.Column<double>(type: "REAL", nullable: true),
                    Coverage = table.Column<double>(type: "REAL", nullable: true),
                    ModelErrors = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ForecastStandings", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Forecasts_TenantId_Night",
                table: "Forecasts",
                columns: new[] { "TenantId", "Night" });

            migrationBuilder.CreateIndex(
                name: "IX_ForecastStandings_TenantId_SeriesId_Resolution_Medium_Quantity",
                table: "ForecastStandings",
                columns: new[] { "TenantId", "SeriesId", "Resolution", "Medium", "Quantity" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ForecastFits");

            migrationBuilder.DropTable(
                name: "Forecasts");

            migrationBuilder.DropTable(
                name: "ForecastStandings");
        }
    }
}
