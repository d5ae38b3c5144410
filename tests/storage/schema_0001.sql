CREATE TABLE "activations" (
   "id" INTEGER PRIMARY KEY,
   "start_utc" INTEGER NOT NULL,
   "start_offset" INTEGER NOT NULL,
   "end_utc" INTEGER,
   "end_offset" INTEGER,
   "lasted" INTEGER,
   "routine" TEXT NOT NULL,
   "outcome" TEXT,
   "seated" INTEGER
);
CREATE TABLE "asks" (
   "id" INTEGER PRIMARY KEY,
   "bout_id" INTEGER NOT NULL REFERENCES "bouts"("id"),
   "routine" TEXT,
   "outcome" TEXT,
   "ended_utc" INTEGER,
   "ended_offset" INTEGER
);
CREATE TABLE "bouts" (
   "id" INTEGER PRIMARY KEY,
   "start_utc" INTEGER NOT NULL,
   "start_offset" INTEGER NOT NULL,
   "end_utc" INTEGER NOT NULL,
   "end_offset" INTEGER NOT NULL,
   "lasted" INTEGER NOT NULL,
   "ended_by" TEXT NOT NULL
);
CREATE UNIQUE INDEX bouts_one_open ON bouts (ended_by) WHERE ended_by = 'open';
CREATE TABLE "breaks" (
   "id" INTEGER PRIMARY KEY,
   "start_utc" INTEGER NOT NULL,
   "start_offset" INTEGER NOT NULL,
   "end_utc" INTEGER NOT NULL,
   "end_offset" INTEGER NOT NULL,
   "lasted" INTEGER NOT NULL,
   "kind" TEXT NOT NULL
);
CREATE TABLE "corrections" (
   "id" INTEGER PRIMARY KEY,
   "activation_id" INTEGER NOT NULL REFERENCES "activations"("id"),
   "at_utc" INTEGER NOT NULL,
   "at_offset" INTEGER NOT NULL,
   "outcome" TEXT NOT NULL
);
CREATE TABLE "decisions" (
   "id" INTEGER PRIMARY KEY,
   "at_utc" INTEGER NOT NULL,
   "at_offset" INTEGER NOT NULL,
   "verdict" TEXT NOT NULL,
   "reasons" TEXT NOT NULL
);
CREATE TABLE "holds" (
   "id" INTEGER PRIMARY KEY,
   "reason" TEXT NOT NULL,
   "start_utc" INTEGER NOT NULL,
   "start_offset" INTEGER NOT NULL,
   "end_utc" INTEGER,
   "end_offset" INTEGER
);
CREATE TABLE "postures" (
   "id" INTEGER PRIMARY KEY,
   "at_utc" INTEGER NOT NULL,
   "at_offset" INTEGER NOT NULL,
   "posture" TEXT NOT NULL
);
CREATE TABLE "sets" (
   "activation_id" INTEGER REFERENCES "activations"("id"),
   "nth" INTEGER,
   "exercise" TEXT NOT NULL,
   "side" TEXT,
   "reps" INTEGER NOT NULL,
   "held" INTEGER NOT NULL,
   "completed" INTEGER NOT NULL,
   "plausible" INTEGER NOT NULL,
   PRIMARY KEY ("activation_id", "nth")
);
CREATE TABLE "shows" (
   "ask_id" INTEGER REFERENCES "asks"("id"),
   "nth" INTEGER,
   "at_utc" INTEGER NOT NULL,
   "at_offset" INTEGER NOT NULL,
   "sitting" INTEGER NOT NULL,
   PRIMARY KEY ("ask_id", "nth")
);
CREATE TABLE "state" (
   "id" INTEGER PRIMARY KEY,
   "json" TEXT NOT NULL
);
