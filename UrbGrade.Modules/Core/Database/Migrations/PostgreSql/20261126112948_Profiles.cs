using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Profiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AtypicalDays",
                columns: table => new
                {
                    SeriesId = table.Column<int>(type: "integer", nullable: false),
                    Day = table.Column<int>(type: "integer", nullable: false),
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    Distance = table.Column<double>(type: "double precision", nullable: false),
                    Limit = table.Column<double>(type: "double precision", nullable: false),
                    Hours = table.Column<byte[]>(type: "bytea", nullable: false),
                    Usual = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AtypicalDays", x => new { x.SeriesId, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "ConsumerProfiles",
                columns: table => new
                {
                    AssetId = table.Column<int>(type: "integer", nullable: false),
                    Medium = table.Column<int>(type: "integer", nullable: false),
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    PeerGroupId = table.Column<int>(type: "integer", nullable: true),
                    Values = table.Column<byte[]>(type: "bytea", nullable: false),
                    Percentiles = table.Column<byte[]>(type: "bytea", nullable: false),
                    Day = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsumerProfiles", x => new { x.AssetId, x.Medium });
                });

            migrationBuilder.CreateTable(
                name: "MeterProfiles",
                columns: table => new
                {
                    SeriesId = table.Column<int>(type: "integer", nullable: false),
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    MeterId = table.Column<int>(type: "integer", nullable: false),
                    AssetId = table.Column<int>(type: "integer", nullable: false),
                    Medium = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    AvailableFrom = table.Column<int>(type: "integer", nullable: true),
                    FirstDay = table.Column<int>(type: "integer", nullable: true),
                    LastDay = table.Column<int>(type: "integer", nullable: true),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    MissingDays = table.Column<int>(type: "integer", nullable: false),
                    EstimatedDays = table.Column<int>(type: "integer", nullable: false),
                    ZeroDays = table.Column<int>(type: "integer", nullable: false),
                    NegativeDays = table.Column<int>(type: "integer", nullable: false),
                    ShortDays = table.Column<int>(type: "integer", nullable: false),
                    Fingerprint = table.Column<long>(type: "bigint", nullable: false),
                    Shapes = table.Column<byte[]>(type: "bytea", nullable: false),
                    ShapeLimit = table.Column<double>(type: "double precision", nullable: true),
                    ShapesUntil = table.Column<int>(type: "integer", nullable: true),
                    ComputedAt = table.Column<long>(type: "bigint", nullable: false),
                    DailyMean = table.Column<double>(type: "double precision", nullable: true),
                    LoadFactor = table.Column<double>(type: "double precision", nullable: true),
                    LowShare = table.Column<double>(type: "double precision", nullable: true),
                    HighShare = table.Column<double>(type: "double precision", nullable: true),
                    NightToDay = table.Column<double>(type: "double precision", nullable: true),
                    WeekendToWorkday = table.Column<double>(type: "double precision", nullable: true),
                    MorningPeak = table.Column<int>(type: "integer", nullable: true),
                    EveningPeak = table.Column<int>(type: "integer", nullable: true),
                    Completeness = table.Column<double>(type: "double precision", nullable: true),
                    HeatingSlope = table.Column<double>(type: "double precision", nullable: true),
                    CoolingSlope = table.Column<double>(type: "double precision", nullable: true),
                    WeatherFit = table.Column<double>(type: "double precision", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeterProfiles", x => x.SeriesId);
                });

            migrationBuilder.CreateTable(
                name: "PeerGroups",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    Medium = table.Column<int>(type: "integer", nullable: false),
                    Level = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SiteId = table.Column<int>(type: "integer", nullable: false),
                    AreaBand = table.Column<int>(type: "integer", nullable: false),
                    Members = table.Column<int>(type: "integer", nullable: false),
                    Quartiles = table.Column<byte[]>(type: "bytea", nullable: false),
                    Season = table.Column<int>(type: "integer", nullable: false),
                    DayLow = table.Column<byte[]>(type: "bytea", nullable: false),
                    DayMedian = table.Column<byte[]>(type: "bytea", nullable: false),
                    DayHigh = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PeerGroups", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProfileConsents",
                columns: table => new
                {
                    UserId = table.Column<int>(type: "integer", nullable: false),
                    MeterId = table.Column<int>(type: "integer", nullable: false),
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    GivenAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProfileConsents", x => new { x.UserId, x.MeterId });
                });

            migrationBuilder.CreateTable(
                name: "ProfileMonths",
                columns: table => new
                {
                    SeriesId = table.Column<int>(type: "integer", nullable: false),
                    Month = table.Column<int>(type: "integer", nullable: false),
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    Week = table.Column<byte[]>(type: "bytea", nullable: false),
                    DailyMean = table.Column<double>(type: "double precision", nullable: true),
                    LoadFactor = table.Column<double>(type: "double precision", nullable: true),
                    LowShare = table.Column<double>(type: "double precision", nullable: true),
                    HighShare = table.Column<double>(type: "double precision", nullable: true),
                    NightToDay = table.Column<double>(type: "double precision", nullable: true),
                    WeekendToWorkday = table.Column<double>(type: "double precision", nullable: true),
                    MorningPeak = table.Column<int>(type: "integer", nullable: true),
                    EveningPeak = table.Column<int>(type: "integer", nullable: true),
                    Completeness = table.Column<double>(type: "double precision", nullable: true),
                    HeatingSlope = table.Column<double>(type: "double precision", nullable: true),
                    CoolingSlope = table.Column<double>(type: "double precision", nullable: true),
                    WeatherFit = table.Column<double>(type: "double precision", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProfileMonths", x => new { x.SeriesId, x.Month });
                });

            migrationBuilder.CreateTable(
                name: "ProfileRuns",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    Until = table.Column<int>(type: "integer", nullable: false),
                    BeganAt = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Made = table.Column<int>(type: "integer", nullable: false),
                    ChangedFrom = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProfileRuns", x => x.TenantId);
                });

            migrationBuilder.CreateTable(
                name: "SegmentMembers",
                columns: table => new
                {
                    SeriesId = table.Column<int>(type: "integer", nullable: false),
                    Month = table.Column<int>(type: "integer", nullable: false),
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    Medium = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Distance = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SegmentMembers", x => new { x.SeriesId, x.Month });
                });

            migrationBuilder.CreateTable(
                name: "SegmentMonths",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    Medium = table.Column<int>(type: "integer", nullable: false),
                    Month = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Week = table.Column<byte[]>(type: "bytea", nullable: false),
                    Low = table.Column<byte[]>(type: "bytea", nullable: false),
                    High = table.Column<byte[]>(type: "bytea", nullable: false),
                    Silhouette = table.Column<double>(type: "double precision", nullable: false),
                    DaviesBouldin = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SegmentMonths", x => new { x.TenantId, x.Medium, x.Month, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "TypicalProfiles",
                columns: table => new
                {
                    SeriesId = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Season = table.Column<int>(type: "integer", nullable: false),
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    Median = table.Column<byte[]>(type: "bytea", nullable: false),
                    Low = table.Column<byte[]>(type: "bytea", nullable: false),
                    High = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TypicalProfiles", x => new { x.SeriesId, x.Kind, x.Season });
                });

            migrationBuilder.CreateIndex(
                name: "IX_AtypicalDays_TenantId_Day",
                table: "AtypicalDays",
                columns: new[] { "TenantId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_ConsumerProfiles_TenantId",
                table: "ConsumerProfiles",
                column: "TenantId");

            migrationBuilder.CreateIndex(
                name: "IX_MeterProfiles_TenantId_AssetId",
                table: "MeterProfiles",
                columns: new[] { "TenantId", "AssetId" });

            migrationBuilder.CreateIndex(
                name: "IX_PeerGroups_TenantId_Medium_Level_Kind_SiteId_AreaBand",
                table: "PeerGroups",
                columns: new[] { "TenantId", "Medium", "Level", "Kind", "SiteId", "AreaBand" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProfileConsents_TenantId",
                table: "ProfileConsents",
                column: "TenantId");

            migrationBuilder.CreateIndex(
                name: "IX_ProfileMonths_TenantId_Month",
                table: "ProfileMonths",
                columns: new[] { "TenantId", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_SegmentMembers_TenantId_Medium_Month",
                table: "SegmentMembers",
                columns: new[] { "TenantId", "Medium", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_TypicalProfiles_TenantId",
                table: "TypicalProfiles",
                column: "TenantId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AtypicalDays");

            migrationBuilder.DropTable(
                name: "ConsumerProfiles");

            migrationBuilder.DropTable(
                name: "MeterProfiles");

            migrationBuilder.DropTable(
                name: "PeerGroups");

            migrationBuilder.DropTable(
                name: "ProfileConsents");

            migrationBuilder.DropTable(
                name: "ProfileMonths");

            migrationBuilder.DropTable(
                name: "ProfileRuns");

            migrationBuilder.DropTable(
                name: "SegmentMembers");

            migrationBuilder.DropTable(
                name: "SegmentMonths");

            migrationBuilder.DropTable(
                name: "TypicalProfiles");
        }
    }
}
